using System.Globalization;
using Experiments.Reports.Drawing;

namespace Experiments.Reports.Figures;

/// <summary>Test accuracy over one swept number: the mean, its 95 % interval, and the single trials.</summary>
public static class SweepLine
{
    private const int Width = 900;
    private const int Height = 470;

    /// <summary>
    /// The figure; null unless what is swept is a number and two of its values have a completed trial.
    /// </summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="key">What is swept.</param>
    /// <param name="rows">One a value.</param>
    public static Figure? Of(string title, string key, IReadOnlyList<AccuracyRow> rows)
    {
        var values = rows.Select(row => NumberOf(row.Values[0])).ToList();
        if (values.Contains(null))
        {
            return null;
        }
        var swept = rows.Zip(values, (row, value) => (Row: row, X: value!.Value, Text: row.Values[0]))
            .Where(entry => entry.Row.Accuracy is not null)
            .OrderBy(entry => entry.X)
            .ToList();
        if (swept.Count < 2)
        {
            return null;
        }
        List<BandEdge> edges =
        [
            .. from entry in swept
               let interval = entry.Row.Accuracy!.Interval
               where interval is not null
               select new BandEdge(entry.X, Math.Max(0, interval.Value.Low), Math.Min(1, interval.Value.High)),
        ];
        var singles = swept
            .SelectMany(entry => entry.Row.Accuracies.Select(accuracy => new Point(entry.X, accuracy)))
            .ToList();
        List<Series> series =
        [
            .. (edges.Count > 1 ? (Series[])[new Band(edges, Ink.SteelBlue) { Legend = "95 % interval" }] : []),
            new Curve(singles, Ink.Gray) { Width = 0, Marker = Marker.Dot, Legend = "Single trials" },
            new Curve([.. swept.Select(entry => new Point(entry.X, entry.Row.Accuracy!.Mean))], Ink.SteelBlue)
            {
                Marker = Marker.Circle,
                Legend = "Mean",
            },
        ];
        var name = SweptKeyText.Of([key])[0];
        return new Figure(
            FigureLayout.TitleOf(title, $": test accuracy over {name}", Width),
            [
                new AxesPanel(
                    Axis.OfSwept(name, [.. swept.Select(entry => new Tick(entry.X, entry.Text))]),
                    AccuracyAxis.Of(
                        "Test accuracy",
                        [.. singles.Select(point => point.Y)],
                        edges.SelectMany(edge => new[] { edge.Low, edge.High })),
                    series),
            ],
            Width,
            Height)
        {
            Subtitle = swept.Count == rows.Count
                ? $"{Trials(singles.Count)} at {swept.Count} values. The band is the 95 % t-interval of the mean."
                : $"{Trials(singles.Count)} at {swept.Count} values. "
                    + $"Values without a completed trial: {rows.Count - swept.Count}.",
        };
    }

    /// <summary>A swept value as a number; null where it is none.</summary>
    internal static double? NumberOf(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : null;

    private static string Trials(int count) => Numbers.Count(count, "trial");
}
