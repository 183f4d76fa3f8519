using System.Text;

namespace Experiments.Files;

/// <summary>Takes text with commas and quotes apart (RFC 4180).</summary>
internal static class CsvText
{
    /// <summary>The cells of each row. The last row ends with its line break or the text.</summary>
    /// <exception cref="FormatException">A quote stands where none may.</exception>
    public static IEnumerable<IReadOnlyList<string>> Records(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            yield return Record(text, ref position);
        }
    }

    private static List<string> Record(string text, ref int position)
    {
        var cells = new List<string>();
        while (true)
        {
            cells.Add(position < text.Length && text[position] == '"'
                ? QuotedCell(text, ref position)
                : PlainCell(text, ref position));
            if (position == text.Length)
            {
                return cells;
            }
            if (text[position] == ',')
            {
                position++;
                continue;
            }
            position += text[position] == '\r' && position + 1 < text.Length && text[position + 1] == '\n' ? 2 : 1;
            return cells;
        }
    }

    private static string PlainCell(string text, ref int position)
    {
        var length = text.AsSpan(position).IndexOfAny(",\r\n");
        var cell = length < 0 ? text[position..] : text.Substring(position, length);
        position += cell.Length;
        return cell.Contains('"', StringComparison.Ordinal)
            ? throw new FormatException($"a quote stands inside the cell {cell}")
            : cell;
    }

    private static string QuotedCell(string text, ref int position)
    {
        var cell = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (text[position] != '"')
            {
                cell.Append(text[position]);
            }
            else if (position + 1 < text.Length && text[position + 1] == '"')
            {
                cell.Append(text[position++]);
            }
            else if (++position == text.Length || text[position] is ',' or '\r' or '\n')
            {
                return cell.ToString();
            }
            else
            {
                throw new FormatException($"'{text[position]}' follows a closing quote");
            }
        }
        throw new FormatException("a quoted cell does not end");
    }
}
