using Experiments.Metrics;

namespace Experiments.Reports.Pages;

/// <summary>What a report says, without a word on how it looks.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Summary">What a hurried reader should know, a sentence each.</param>
/// <param name="Sections">From top to bottom.</param>
public sealed record Page(string Title, IReadOnlyList<Remark> Summary, IReadOnlyList<Section> Sections);

/// <summary>A part of a page under a heading of its own.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Blocks">From top to bottom; a section without any is left out.</param>
public sealed record Section(string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>Whether only its heading shows until a reader opens it. Default: no.</summary>
    public bool IsFolded { get; init; }

    /// <summary>
    /// A section that needs files which may be missing or damaged; it says so then, and the page goes on.
    /// </summary>
    /// <param name="title">The heading where it cannot be made.</param>
    /// <param name="make">Makes it.</param>
    internal static Section Made(string title, Func<Section> make)
    {
        try
        {
            return make();
        }
        catch (ExperimentException lack)
        {
            return new(title, [new Remark(lack.Message, Tone.Doubtful)]);
        }
    }
}

/// <summary>A piece of a section.</summary>
public abstract record Block;

/// <summary>A paragraph of its own.</summary>
/// <param name="Text">One or more sentences.</param>
/// <param name="Tone">What kind of news it is. Default: plain.</param>
public sealed record Remark(string Text, Tone Tone = Tone.Plain) : Block;

/// <summary>Paragraphs as a list.</summary>
public sealed record Remarks(IReadOnlyList<string> Items) : Block;

/// <summary>Rows that a reader can put in the order of any column.</summary>
/// <param name="Columns">From the left.</param>
/// <param name="Rows">Each with a cell a column.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows) : Block;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Whether its cells stand at the right, digit under digit. Default: no.</param>
public readonly record struct Column(string Title, bool IsNumber = false);

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it shows.</param>
/// <param name="Order">Where it comes when the column is sorted; null for by its text.</param>
/// <param name="Tone">What kind of news it is. Default: plain.</param>
public readonly record struct Cell(string Text, double? Order = null, Tone Tone = Tone.Plain)
{
    /// <summary>A count: 1,199,882.</summary>
    public static Cell Count(long count) => new(Numbers.Count(count), count);

    /// <summary>A loss or a rate, with four digits; a dash for none.</summary>
    public static Cell Metric(double? value, Tone tone = Tone.Plain) => new(Numbers.Metric(value), value, tone);

    /// <summary>How far one number lies from another, with its sign; a dash for none.</summary>
    public static Cell Difference(double? value, Tone tone = Tone.Plain) => new(Numbers.Difference(value), value, tone);

    /// <summary>From where to where something lies; a dash for none.</summary>
    public static Cell Range(Interval? interval) => interval is { } range
        ? new($"{Numbers.Metric(range.Low)} to {Numbers.Metric(range.High)}", range.Low)
        : new(Numbers.None);

    /// <summary>A length of time.</summary>
    public static Cell Duration(TimeSpan time) => new(Numbers.Duration(time), time.TotalSeconds);
}

/// <summary>A picture that the page carries in itself, or that lies beside it.</summary>
/// <param name="Path">The PNG's full path.</param>
/// <param name="Caption">How to read it; also what those who cannot see it are told.</param>
public sealed record Picture(string Path, string Caption) : Block
{
    /// <summary>Whether it is one of a series, a picture a variant. Default: no.</summary>
    public bool IsOneOfMany { get; init; }
}

/// <summary>Text to copy: a command or a file.</summary>
public sealed record Verbatim(string Text) : Block;

/// <summary>What kind of news something is; shown by words too, never by color alone.</summary>
public enum Tone
{
    /// <summary>Nothing in particular.</summary>
    Plain,

    /// <summary>What matters most.</summary>
    Strong,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>To be read with care.</summary>
    Doubtful,

    /// <summary>Gone wrong.</summary>
    Bad,
}
