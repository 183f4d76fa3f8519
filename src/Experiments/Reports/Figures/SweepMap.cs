using Experiments.Reports.Drawing;
using static System.FormattableString;

namespace Experiments.Reports.Figures;

/// <summary>Mean test accuracy over two swept values, a cell a pair of them.</summary>
public static class SweepMap
{
    private const int Width = 900;
    private const int MostValues = 40;
    private const int WidthOfColumns = 600;
    private const int RowHeight = 44;
    private const int MostRows = 16;
    private const int LeastHeight = 200;
    private const int OtherHeight = 160;
    private const int SlantedHeight = 90;

    // With fewer of its cells filled a map shows holes rather than values.
    private const double LeastFilled = 0.5;

    /// <summary>
    /// The figure; null where a value is swept alone, where the points of the sweep are no grid, or where fewer than
    /// two have a completed trial.
    /// </summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="keys">The two keys; the second one runs from left to right.</param>
    /// <param name="rows">One a variant.</param>
    public static Figure? Of(string title, IReadOnlyList<string> keys, IReadOnlyList<AccuracyRow> rows)
    {
        var (down, across) = (SweptValues.Of(rows, 0), SweptValues.Of(rows, 1));
        var told = rows.Where(row => row.Accuracy is not null).ToList();
        if (told.Count < 2 || down.Count < 2 || across.Count < 2 || down.Count > MostValues || across.Count > MostValues
            || rows.Count < LeastFilled * down.Count * across.Count)
        {
            return null;
        }
        var bar = new ColorBar(
            ColorScale.Sequential, Axis.OfShares("Mean test accuracy", told.Select(row => row.Accuracy!.Mean)));
        var byPlace = rows.ToDictionary(row => (row.Values[0], row.Values[1]));
        var cells =
            from y in Enumerable.Range(0, down.Count)
            from x in Enumerable.Range(0, across.Count)
            select CellOf(byPlace.GetValueOrDefault((down[y], across[x]))?.Accuracy?.Mean, x, y, bar);
        var labels = SweptKeyText.Of(keys);
        var columns = Axis.OfNames(labels[1], across, (double)WidthOfColumns / across.Count);
        var lackCount = (down.Count * across.Count) - told.Count;
        return new Figure(
            FigureLayout.TitleOf(title, ": mean test accuracy", Width),
            [
                new AxesPanel(
                    columns,
                    Axis.OfNames(labels[0], down, 0),
                    [new Cells([.. cells], Ink.Haze) { Gap = 0.5 }])
                {
                    ColorBar = bar,
                },
            ],
            Width,
            OtherHeight + (columns.IsSlanted ? SlantedHeight : 0)
                + Math.Max(LeastHeight, RowHeight * Math.Min(down.Count, MostRows)))
        {
            Subtitle = $"In percent; the mean over the completed trials of each cell, {Trials(told)}. Darker is better."
                + (lackCount > 0 ? $" A dash: no completed trial ({lackCount})." : ""),
        };
    }

    private static Cell CellOf(double? mean, int x, int y, ColorBar bar)
    {
        var (corner, opposite) = (new Point(x - 0.5, y - 0.5), new Point(x + 0.5, y + 0.5));
        return mean is { } accuracy
            ? new(corner, opposite, bar.At(accuracy), Invariant($"{100 * accuracy:F2}"))
            : new(corner, opposite, Ink.Haze, "–");
    }

    private static string Trials(List<AccuracyRow> rows)
    {
        var (least, most) = (rows.Min(row => row.Accuracies.Count), rows.Max(row => row.Accuracies.Count));
        return least == most ? $"n = {least}" : $"n = {least} to {most}";
    }
}
