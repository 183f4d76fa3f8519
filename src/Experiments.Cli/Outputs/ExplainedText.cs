using Experiments.Cli.Text;

namespace Experiments.Cli.Outputs;

/// <summary>Values and where they come from, as text: a row a value.</summary>
internal static class ExplainedText
{
    private const int LongestValue = 60;

    /// <summary>The text as lines.</summary>
    /// <param name="explained">The values.</param>
    /// <param name="width">Columns a line may take; paths and origins are never cut.</param>
    /// <param name="glyphs">What rules are drawn with.</param>
    public static IEnumerable<Line> Of(Explained explained, int width, Glyphs glyphs)
    {
        var table = new TextTable(
            new("Setting"), new("Value"), new(explained.IsBrief ? "" : "From"));
        foreach (var value in explained.Values)
        {
            table.Add(
                new(value.Path),
                new(Shortened(value.Value), Ink.Strong),
                new(
                    explained.IsBrief && !value.IsDefault ? "" : value.Origin,
                    value.IsDefault ? Ink.Faint : Ink.Plain));
        }
        return table.ToLines(width, glyphs);
    }

    // Long texts, such as a source; JSON has them in full.
    private static string Shortened(string value) =>
        value.Length <= LongestValue ? value : value[..(LongestValue - 3)] + "...";
}
