namespace Experiments.Spec.Yaml;

/// <summary>A piece of a YAML file that knows where it stands.</summary>
internal abstract record YamlNode(Mark Mark)
{
    /// <summary>How messages name what was found.</summary>
    public abstract string Found { get; }

    /// <summary>The same at another place, as a variable's value stands where the variable is used.</summary>
    /// <param name="mark">The place.</param>
    /// <param name="origin">Where the value comes from, for messages; null where that needs no saying.</param>
    public abstract YamlNode At(Mark mark, string? origin);
}

/// <summary>A single value.</summary>
/// <param name="Mark">Where it starts.</param>
/// <param name="Text">Its text, quotes removed.</param>
/// <param name="Quoted">Whether it stood in quotes or in a block, so that it can only be text.</param>
/// <param name="Origin">The variable or expression it comes from; null where it stands there itself.</param>
internal sealed record ScalarNode(Mark Mark, string Text, bool Quoted, string? Origin = null) : YamlNode(Mark)
{
    public bool IsNull => !Quoted && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Found =>
        (IsNull ? "nothing"
            : Quoted ? "the quoted " + Quote.Of(Text)
            : PlainScalar.IsNumber(Text) || PlainScalar.IsFlag(Text) ? Quote.Shorten(Text)
            : Quote.Of(Text))
        + (Origin is null ? "" : $" (from {Quote.Shorten(Origin)})");

    public override YamlNode At(Mark mark, string? origin) => this with { Mark = mark, Origin = origin };
}

/// <summary>A list.</summary>
internal sealed record ListNode(Mark Mark, IReadOnlyList<YamlNode> Items) : YamlNode(Mark)
{
    public override string Found => Items.Count == 0 ? "an empty list" : "a list";

    public override YamlNode At(Mark mark, string? origin) =>
        new ListNode(mark, [.. Items.Select(item => item.At(mark, origin))]);
}

/// <summary>Names with values, in the order of the file, each name once.</summary>
internal sealed record MapNode(Mark Mark, IReadOnlyList<MapEntry> Entries) : YamlNode(Mark)
{
    public override string Found => Entries.Count == 0 ? "an empty map" : "a map";

    public YamlNode? Find(string name) => Entries.FirstOrDefault(entry => entry.Key.Text == name)?.Value;

    /// <summary>The map without an entry, if it has it.</summary>
    public MapNode Without(string name) =>
        this with { Entries = [.. Entries.Where(entry => entry.Key.Text != name)] };

    /// <summary>The map with the entry changed, or added at its end.</summary>
    public MapNode With(ScalarNode key, YamlNode value)
    {
        var changed = new MapEntry(key, value);
        return this with
        {
            Entries = Find(key.Text) is null
                ? [.. Entries, changed]
                : [.. Entries.Select(entry => entry.Key.Text == key.Text ? changed : entry)],
        };
    }

    public override YamlNode At(Mark mark, string? origin) => new MapNode(
        mark, [.. Entries.Select(entry => new MapEntry(entry.Key with { Mark = mark }, entry.Value.At(mark, origin)))]);
}

/// <summary>A value whose problem is reported already; nothing more is said about it.</summary>
internal sealed record BrokenNode(Mark Mark) : YamlNode(Mark)
{
    public override string Found => "a value that cannot be read";

    public override YamlNode At(Mark mark, string? origin) => new BrokenNode(mark);
}

/// <summary>A name with its value.</summary>
internal sealed record MapEntry(ScalarNode Key, YamlNode Value);
