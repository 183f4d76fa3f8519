using System.Globalization;

namespace Experiments.Cli.Text;

/// <summary>How a piece of text looks where colors are shown.</summary>
internal enum Ink
{
    /// <summary>As the terminal writes by itself.</summary>
    Plain,

    /// <summary>Bold: headings and what matters most.</summary>
    Strong,

    /// <summary>Dimmed: labels and what matters least.</summary>
    Faint,

    /// <summary>Green: done as hoped.</summary>
    Good,

    /// <summary>Yellow: done, with a reservation.</summary>
    Doubtful,

    /// <summary>Red: went wrong.</summary>
    Bad,
}

/// <summary>
/// Text in one ink. It may be anything, also what a user wrote: what would steer the terminal is made visible instead.
/// </summary>
internal readonly record struct Piece
{
    /// <summary>The text in an ink.</summary>
    public Piece(string text, Ink ink = Ink.Plain)
    {
        Text = Harmless(text);
        Ink = ink;
    }

    /// <summary>The text; each character takes a column.</summary>
    public string Text { get; private init; }

    /// <summary>How it looks.</summary>
    public Ink Ink { get; }

    /// <summary>The first characters.</summary>
    public Piece First(int count) => this with { Text = Text[..count] };

    private static string Harmless(string text) =>
        text.Any(IsSteering) ? string.Concat(text.Select(c => IsSteering(c) ? $"\\u{(int)c:x4}" : c.ToString())) : text;

    // Control characters, and the marks that turn the direction of writing around.
    private static bool IsSteering(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Format => c is not ('\u200c' or '\u200d'),
        _ => false,
    };
}

/// <summary>One line for a screen.</summary>
/// <param name="Pieces">What stands in it, from the left.</param>
internal sealed record Line(params IReadOnlyList<Piece> Pieces)
{
    /// <summary>A line in one ink.</summary>
    public Line(string text, Ink ink = Ink.Plain)
        : this(new Piece(text, ink))
    {
    }

    /// <summary>Nothing.</summary>
    public static Line Empty { get; } = new([]);

    /// <summary>How many columns it takes.</summary>
    public int Width => Pieces.Sum(piece => piece.Text.Length);

    /// <summary>The text without inks.</summary>
    public override string ToString() => string.Concat(Pieces.Select(piece => piece.Text));

    /// <summary>The line with a margin before it.</summary>
    public Line Indent(int columns) => new([new(new string(' ', columns)), .. Pieces]);

    /// <summary>The line cut to a width.</summary>
    public Line Crop(int width)
    {
        var pieces = new List<Piece>();
        var left = width;
        foreach (var piece in Pieces)
        {
            if (left <= 0)
            {
                break;
            }
            pieces.Add(piece.Text.Length <= left ? piece : piece.First(left));
            left -= piece.Text.Length;
        }
        return new(pieces);
    }

    /// <summary>A text as lines: broken where it breaks itself, and between words where it is too wide.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var rest = paragraph.TrimEnd();
            while (rest.Length > width)
            {
                // A word wider than the line is left whole: a path must stay one piece to be copied.
                var cut = rest.LastIndexOf(' ', width);
                cut = cut > 0 ? cut : rest.IndexOf(' ', width);
                if (cut < 0)
                {
                    break;
                }
                yield return rest[..cut].TrimEnd();
                rest = rest[cut..].TrimStart();
            }
            yield return rest;
        }
    }
}
