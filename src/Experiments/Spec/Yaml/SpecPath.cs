namespace Experiments.Spec.Yaml;

/// <summary>
/// Where something stands in a spec: model[3].conv2d.kernel_size. Linked rather than a string, so that a hostile file
/// with a long key above many values stays cheap.
/// </summary>
internal sealed record SpecPath(SpecPath? Parent, string Segment)
{
    private const int LongestSegment = 40;
    private const int LongestPath = 200;

    /// <summary>The whole file.</summary>
    public static SpecPath Root { get; } = new(null, "");

    public SpecPath Field(string name) => new(this, name);

    public SpecPath Item(int index) => new(this, $"[{index}]");

    public override string ToString()
    {
        var text = new System.Text.StringBuilder();
        Write(text);
        return Quote.Shorten(text.ToString(), LongestPath);
    }

    private void Write(System.Text.StringBuilder text)
    {
        Parent?.Write(text);
        if (text.Length > 0 && !Segment.StartsWith('['))
        {
            text.Append('.');
        }
        text.Append(Quote.Shorten(Segment, LongestSegment));
    }
}
