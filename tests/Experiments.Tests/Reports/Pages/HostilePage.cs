using Experiments.Files;

namespace Experiments.Reports.Pages;

/// <summary>A page with every kind of block, whose texts try to be something else than text.</summary>
internal static class HostilePage
{
    public const string Text = "</script><script>document.title='taken'</script>"
        + "<img src=x onerror=\"document.title='taken'\"> & 'a' | `b` *c* [d](javascript:e)";

    /// <summary>The page.</summary>
    /// <param name="folder">Where its picture goes.</param>
    public static Page In(TemporaryFolder folder)
    {
        var picture = folder.At("dot.png");
        AtomicFile.Write(picture, stream => stream.Write(Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")));
        return new(
            Text,
            [new(Text, Tone.Strong), new("turned \u202e around", Tone.Bad)],
            [
                new(
                    Text,
                    [
                        new Remark(Text),
                        new Remarks([Text]),
                        new Picture(picture, Text),
                        new Verbatim(Text + "\n```\n# not a heading"),
                    ]),
                new("Numbers",
                [
                    new Table(
                        [new(Text), new("Accuracy", IsNumber: true)],
                        [
                            [new(Text), Cell.Metric(0.9)],
                            [new("b"), Cell.Metric(null)],
                            [new("a"), Cell.Metric(0.95)],
                            [new("c"), Cell.Metric(0.1)],
                        ]),
                ]),
                new("Folded", [new Remark("inside")]) { IsFolded = true },
                new("Empty", []),
            ]);
    }
}
