namespace Experiments.Cli.Text;

/// <summary>A column of a <see cref="TextTable"/>.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="IsNumber">Whether its cells end at the right edge. Default: no.</param>
/// <param name="Rank">Where not all fit, the highest rank goes first; columns of rank 0 stay. Default: 0.</param>
internal sealed record TextColumn(string Heading, bool IsNumber = false, int Rank = 0);

/// <summary>
/// Rows under headings, as wide as their content; on a narrow screen whole columns go, and never part of a number.
/// </summary>
/// <param name="columns">The columns, from the left.</param>
internal sealed class TextTable(params IReadOnlyList<TextColumn> columns)
{
    private const int Gap = 2;

    // A null row is a rule.
    private readonly List<IReadOnlyList<Piece>?> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One a column.</param>
    public void Add(params IReadOnlyList<Piece> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Count, columns.Count);
        _rows.Add(cells);
    }

    /// <summary>Adds a rule.</summary>
    public void AddRule() => _rows.Add(null);

    /// <summary>The table as lines, at most <paramref name="width"/> wide if its rank 0 columns allow that.</summary>
    public IEnumerable<Line> ToLines(int width, Glyphs glyphs)
    {
        var shown = Enumerable.Range(0, columns.Count).ToList();
        var widths = shown.Select(WidthOf).ToArray();
        while (TotalWidth(shown, widths) > width && shown.MaxBy(column => columns[column].Rank) is var last
            && columns[last].Rank > 0)
        {
            shown.Remove(last);
        }

        yield return Row([.. columns.Select(column => new Piece(column.Heading, Ink.Strong))], shown, widths);
        var rule = new Line(new string(glyphs.Rule, TotalWidth(shown, widths)), Ink.Faint);
        yield return rule;
        foreach (var row in _rows)
        {
            yield return row is null ? rule : Row(row, shown, widths);
        }
    }

    private int WidthOf(int column) =>
        _rows.Max(row => row?[column].Text.Length ?? 0) is var widest && widest > columns[column].Heading.Length
            ? widest
            : columns[column].Heading.Length;

    private static int TotalWidth(List<int> shown, int[] widths) =>
        shown.Sum(column => widths[column]) + (Gap * (shown.Count - 1));

    private Line Row(IReadOnlyList<Piece> cells, List<int> shown, int[] widths)
    {
        var pieces = new List<Piece>();
        foreach (var column in shown)
        {
            var text = cells[column].Text;
            var padding = new string(' ', widths[column] - text.Length);
            var gap = pieces.Count > 0 ? new string(' ', Gap) : "";
            if (columns[column].IsNumber)
            {
                pieces.AddRange([new(gap + padding), cells[column]]);
            }
            else
            {
                pieces.AddRange([new(gap), cells[column], new(padding)]);
            }
        }
        var last = pieces.FindLastIndex(piece => !string.IsNullOrWhiteSpace(piece.Text));
        return new([.. pieces.Take(last + 1).Where(piece => piece.Text.Length > 0)]);
    }
}
