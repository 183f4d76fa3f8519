using System.Text;

namespace Experiments.Cli.Text;

/// <summary>What a stream can show.</summary>
internal sealed record ScreenTraits
{
    /// <summary>Nothing but text: a file, a pipe or a dumb terminal.</summary>
    public static ScreenTraits Plain { get; } = new();

    /// <summary>Whether lines can be drawn again in place. Default: no.</summary>
    public bool CanRedraw { get; init; }

    /// <summary>Whether inks are shown. Default: no.</summary>
    public bool ShowsColor { get; init; }

    /// <summary>The columns of the window at this moment; null where lines have no end. Default: null.</summary>
    public Func<int?> Width { get; init; } = () => null;

    /// <summary>What lines are drawn with. Default: ASCII.</summary>
    public Glyphs Glyphs { get; init; } = Glyphs.Ascii;
}

/// <summary>A stream as its reader sees it.</summary>
internal sealed class Screen(TextWriter writer, ScreenTraits traits)
{
    private const int NarrowestWidth = 20;

    /// <summary>What the stream can show.</summary>
    public ScreenTraits Traits { get; } = traits;

    /// <summary>Columns that a line may take; as many as one likes where lines have no end.</summary>
    public int Width => Traits.Width() is { } columns ? Math.Max(NarrowestWidth, columns) : int.MaxValue;

    /// <summary>The same stream, where lines are not drawn again.</summary>
    public Screen WithoutRedrawing() => new(writer, Traits with { CanRedraw = false });

    /// <summary>Writes lines, all in one piece.</summary>
    public void Write(params IEnumerable<Line> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(Encode(line)).Append('\n');
        }
        Send(text.ToString());
    }

    /// <summary>Writes text as it is, escape codes included.</summary>
    public void Send(string text)
    {
        writer.Write(text);
        writer.Flush();
    }

    /// <summary>The line as the stream takes it.</summary>
    public string Encode(Line line)
    {
        var text = new StringBuilder();
        foreach (var piece in line.Pieces)
        {
            var code = Traits.ShowsColor ? Code(piece.Ink) : null;
            text.Append(code).Append(piece.Text).Append(code is null ? null : "\e[0m");
        }
        return text.ToString();
    }

    private static string? Code(Ink ink) => ink switch
    {
        Ink.Strong => "\e[1m",
        Ink.Faint => "\e[2m",
        Ink.Good => "\e[32m",
        Ink.Doubtful => "\e[33m",
        Ink.Bad => "\e[31m",
        _ => null,
    };
}
