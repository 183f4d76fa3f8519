using System.Globalization;
using System.Text;

namespace Experiments.Reports.Drawing;

/// <summary>
/// Makes any text fit to be drawn: one plain line, broken or shortened to a width. Widths are estimates on the wide
/// side, since a figure is laid out before a renderer measures anything.
/// </summary>
internal static class DrawnText
{
    private const string Ellipsis = "…";

    /// <summary>The text as one line: control and invisible characters, line ends too, become single spaces.</summary>
    public static string Clean(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isBlank = Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned;
            if (!isBlank)
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>The width of a line in pixels at single density, estimated.</summary>
    /// <param name="text">The line.</param>
    /// <param name="size">The font's size in pixels.</param>
    /// <param name="bold">Whether it is set in bold.</param>
    public static double Width(string text, double size, bool bold = false) =>
        text.EnumerateRunes().Sum(Em) * size * (bold ? 1.13 : 1);

    /// <summary>The text in lines no wider than <paramref name="width"/>; a cut ends in an ellipsis.</summary>
    /// <param name="text">The text; it is cleaned first.</param>
    /// <param name="width">In pixels at single density.</param>
    /// <param name="mostLines">1 or more.</param>
    /// <param name="size">The font's size in pixels.</param>
    /// <param name="bold">Whether it is set in bold.</param>
    public static IReadOnlyList<string> Lines(string text, double width, int mostLines, double size, bool bold = false)
    {
        var lines = new List<string>();
        var rest = Clean(text);
        while (rest.Length > 0 && lines.Count < mostLines)
        {
            var length = FittingLength(rest, width, size, bold);
            if (length == rest.Length)
            {
                lines.Add(rest);
                return lines;
            }

            if (lines.Count == mostLines - 1)
            {
                var room = width - Width(Ellipsis, size, bold);
                lines.Add(rest[..FittingLength(rest, room, size, bold)].TrimEnd() + Ellipsis);
                return lines;
            }

            var space = rest.LastIndexOf(' ', length);
            var end = space > 0 ? space : length;
            lines.Add(rest[..end]);
            rest = rest[end..].TrimStart();
        }

        return lines;
    }

    /// <summary>The text in one line no wider than <paramref name="width"/>; empty where there is no text.</summary>
    public static string Shorten(string text, double width, double size, bool bold = false) =>
        Lines(text, width, 1, size, bold) is [var line] ? line : "";

    /// <summary>
    /// The text in one line no wider than <paramref name="width"/>, shortened in its middle: names often differ at
    /// their ends.
    /// </summary>
    public static string ShortenMiddle(string text, double width, double size)
    {
        var whole = Clean(text);
        if (Width(whole, size) <= width)
        {
            return whole;
        }
        var start = FittingLength(whole, (width - Width(Ellipsis, size)) / 2, size, bold: false);
        var end = whole.Length;
        while (end > start && Width(whole[..start] + Ellipsis + whole[(end - 1)..], size) <= width)
        {
            end--;
        }
        return whole[..start] + Ellipsis
            + whole[(end < whole.Length && char.IsLowSurrogate(whole[end]) ? end + 1 : end)..];
    }

    private static int FittingLength(string text, double width, double size, bool bold)
    {
        // A text exactly as wide as the room fits, in whatever order the widths are added up.
        width += 1e-6;
        var length = 0;
        var used = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Width(rune.ToString(), size, bold);
            if (used > width && length > 0)
            {
                return length;
            }

            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static double Em(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.34,
        ' ' or 'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' or '/' => 0.42,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 1.0,
        '…' => 1.0,
        < 'A' => 0.66,
        >= 'A' and <= 'Z' => 0.74,
        < 0x1100 => 0.64,
        _ => 1.05,
    };
}
