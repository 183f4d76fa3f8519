using System.Globalization;
using System.Text;

namespace Experiments.Reports.Pages;

/// <summary>Writes a page as Markdown, in the dialect of GitHub; its pictures lie beside it.</summary>
public static class MarkdownPage
{
    private const string Special = @"\`*_{}[]<>|~$&";
    private const string SpecialAtStart = "#+-=.0123456789";

    /// <summary>The file's text; the same page gives the same text.</summary>
    /// <param name="page">The page.</param>
    /// <param name="folder">The folder that the file goes into; pictures are named from there.</param>
    public static string Of(Page page, string folder)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Text(page.Title)}\n\n");
        foreach (var remark in page.Summary)
        {
            Append(text, remark, folder);
        }
        foreach (var section in page.Sections.Where(section => section.Blocks.Count > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {Text(section.Title)}\n\n");
            foreach (var block in section.Blocks)
            {
                Append(text, block, folder);
            }
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, Block block, string folder)
    {
        switch (block)
        {
            case Remark remark:
                var mark = remark.Tone == Tone.Plain ? "" : "**";
                text.Append(CultureInfo.InvariantCulture, $"{mark}{Text(remark.Text, isLine: true)}{mark}\n\n");
                break;
            case Remarks remarks:
                foreach (var item in remarks.Items)
                {
                    text.Append(CultureInfo.InvariantCulture, $"- {Text(item, isLine: true)}\n");
                }
                text.Append('\n');
                break;
            case Table table:
                Row(text, table.Columns.Select(column => Text(column.Title)));
                Row(text, table.Columns.Select(column => column.IsNumber ? "---:" : "---"));
                foreach (var row in table.Rows)
                {
                    Row(
                        text,
                        row.Select(cell => cell.Tone == Tone.Strong ? $"**{Text(cell.Text)}**" : Text(cell.Text)));
                }
                text.Append('\n');
                break;
            case Picture picture:
                var path = Path.GetRelativePath(folder, picture.Path).Replace('\\', '/');
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"![{Text(picture.Caption)}](<{path}>)\n\n*{Text(picture.Caption)}*\n\n");
                break;
            case Verbatim verbatim:
                // A fence longer than any in the text cannot be closed by it.
                var fence = new string('`', Math.Max(3, LongestRun(verbatim.Text) + 1));
                text.Append(CultureInfo.InvariantCulture, $"{fence}\n{verbatim.Text.TrimEnd('\n')}\n{fence}\n\n");
                break;
        }
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    // A sign that would start or end something is escaped; headings and lists start at the beginning of a line only.
    private static string Text(string text, bool isLine = false)
    {
        var escaped = new StringBuilder();
        var isStart = isLine;
        foreach (var character in text)
        {
            isStart &= SpecialAtStart.Contains(character, StringComparison.Ordinal);
            escaped.Append(
                Special.Contains(character, StringComparison.Ordinal) || (isStart && !char.IsAsciiDigit(character))
                    ? $"\\{character}"
                : char.IsControl(character) ? " "
                : character.ToString());
        }
        return escaped.ToString();
    }
}
