using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Experiments.Reports.Pages;

/// <summary>
/// Writes a page as one HTML file that needs nothing else: style, script and pictures are in it, and its own policy
/// keeps a browser from loading or running anything more. All text is encoded.
/// </summary>
public static class HtmlPage
{
    private static readonly string Style = Resource("page.css");
    private static readonly string Script = Resource("page.js");
    private static readonly string ScriptHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));

    /// <summary>The file's text; the same page and the same pictures give the same text.</summary>
    /// <exception cref="IOException">A picture cannot be read.</exception>
    public static string Of(Page page)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{{ScriptHash}}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Text(page.Title)}}</title>
            <link rel="icon" href="data:,">
            <style>{{Style}}</style>
            </head>
            <body>
            <header>
            <h1>{{Text(page.Title)}}</h1>

            """);
        foreach (var remark in page.Summary)
        {
            Append(html, remark);
        }
        html.Append("</header>\n<main>\n");
        foreach (var section in page.Sections.Where(section => section.Blocks.Count > 0))
        {
            Append(html, section);
        }
        return html.Append("</main>\n<script>").Append(Script).Append("</script>\n</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder html, Section section)
    {
        var title = $"<h2>{Text(section.Title)}</h2>";
        html.Append(section.IsFolded ? $"<details>\n<summary>{title}</summary>\n" : $"<section>\n{title}\n");
        foreach (var block in section.Blocks)
        {
            Append(html, block);
        }
        html.Append(section.IsFolded ? "</details>\n" : "</section>\n");
    }

    private static void Append(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Remark remark:
                html.Append(CultureInfo.InvariantCulture, $"<p{ClassOf(remark.Tone)}>{Text(remark.Text)}</p>\n");
                break;
            case Remarks remarks:
                html.Append("<ul>\n");
                foreach (var item in remarks.Items)
                {
                    html.Append(CultureInfo.InvariantCulture, $"<li>{Text(item)}</li>\n");
                }
                html.Append("</ul>\n");
                break;
            case Table table:
                Append(html, table);
                break;
            case Picture picture:
                html.Append(CultureInfo.InvariantCulture, $"""
                    <figure><img alt="{Text(picture.Caption)}" src="data:image/png;base64,{Convert.ToBase64String(File.ReadAllBytes(picture.Path))}"><figcaption>{Text(picture.Caption)}</figcaption></figure>

                    """);
                break;
            case Verbatim verbatim:
                html.Append(CultureInfo.InvariantCulture, $"<pre>{Text(verbatim.Text)}</pre>\n");
                break;
        }
    }

    private static void Append(StringBuilder html, Table table)
    {
        html.Append("<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append(
                CultureInfo.InvariantCulture, $"<th scope=\"col\"{(column.IsNumber ? " class=\"number\"" : "")}>");
            html.Append(CultureInfo.InvariantCulture, $"<button type=\"button\">{Text(column.Title)}</button></th>");
        }
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var (column, cell) in table.Columns.Zip(row))
            {
                var order = cell.Order is { } value && double.IsFinite(value)
                    ? string.Create(CultureInfo.InvariantCulture, $" data-order=\"{value:R}\"") : "";
                html.Append("<td").Append(ClassOf(cell.Tone, column.IsNumber)).Append(order).Append('>')
                    .Append(Text(cell.Text)).Append("</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table></div>\n");
    }

    private static string ClassOf(Tone tone, bool isNumber = false)
    {
        string[] classes =
        [
            .. isNumber ? ["number"] : Array.Empty<string>(),
            .. tone == Tone.Plain ? [] : new[] { tone.ToString().ToLowerInvariant() },
        ];
        return classes.Length == 0 ? "" : $" class=\"{string.Join(' ', classes)}\"";
    }

    // Characters that would turn the direction of text around, or hide, are shown as what they are.
    private static string Text(string text) => HtmlEncoder.Default.Encode(
        string.Concat(text.Select(character => IsHidden(character) ? "\ufffd" : character.ToString())));

    private static bool IsHidden(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\t'))
        || character is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069';

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
