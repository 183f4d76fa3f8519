using Experiments.Cli.Outputs;
using Experiments.Cli.Text;
using Experiments.Execution;
using Xunit;

namespace Experiments.Cli;

public sealed class StatusTextTests
{
    [Theory]
    [InlineData(100, "status.txt")]
    [InlineData(50, "status-50.txt")]
    public void Status_IsAsApproved(int width, string file) =>
        Approved.Check(file, Text(StatusText.Of(SomeRun.Status, width, Glyphs.Ascii, path => path)));

    [Theory]
    [InlineData(100, "list.txt")]
    [InlineData(50, "list-50.txt")]
    public void List_IsAsApproved(int width, string file)
    {
        RunStatus[] runs =
        [
            SomeRun.Status,
            SomeRun.Status with
            {
                Folder = new("/mine/results/tiny/fedcba9876"),
                Owner = null,
                PlannedCount = 3,
                Ended = [SomeRun.Completed(1), SomeRun.Completed(2), SomeRun.Completed(3)],
                Running = [],
            },
            SomeRun.Status with
            {
                Folder = new("/mine/results/wide/0000000000"),
                Owner = null,
                Ended = [],
                Running = [],
            },
        ];

        Approved.Check(
            file, Text(StatusText.Of(new RunsListed(new("/mine/results"), runs), width, Glyphs.Ascii, path => path)));
    }

    [Fact]
    public void Status_OfARunThatNobodyWorksOn_SaysHowToGoOn() =>
        Assert.Contains(
            """
            State     incomplete: nobody works on it
            Trials    6: 1 completed, 1 diverged, 2 running, 2 to come, 1 of them from a checkpoint
            To go on  ./run.sh tiny.yaml --jobs 2

            """,
            Text(StatusText.Of(SomeRun.Status with { Owner = null }, 100, Glyphs.Ascii, path => path)),
            StringComparison.Ordinal);

    [Fact]
    public void List_OfNothing_SaysSo() =>
        Assert.Equal(
            "No run is in /mine/results.\n",
            Text(StatusText.Of(new RunsListed(new("/mine/results"), []), 100, Glyphs.Ascii, path => path)));

    private static string Text(IEnumerable<Line> lines) => string.Concat(lines.Select(line => line + "\n"));
}
