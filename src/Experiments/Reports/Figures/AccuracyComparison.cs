using Experiments.Metrics;
using Experiments.Reports.Drawing;
using static System.FormattableString;

namespace Experiments.Reports.Figures;

/// <summary>
/// Test accuracies side by side, a row each, best first: the mean in its 95 % interval, the single trials, and what was
/// published.
/// </summary>
public static class AccuracyComparison
{
    private const int MostRows = 30;
    private const int Width = 900;
    private const int RowHeight = 26;
    private const int HeaderHeight = 170;

    /// <summary>The figure; null where fewer than two rows have a completed trial.</summary>
    /// <param name="title">The experiment's title, or what is compared.</param>
    /// <param name="rows">In any order; those without a completed trial are left out and counted.</param>
    public static Figure? Of(string title, IReadOnlyList<AccuracyRow> rows)
    {
        var ranked = rows
            .Where(row => row.Accuracy is not null)
            .OrderByDescending(row => row.Accuracy!.Mean)
            .ThenBy(row => row.Name, StringComparer.Ordinal)
            .ToList();
        if (ranked.Count < 2)
        {
            return null;
        }
        var shown = ranked.Take(MostRows).ToList();
        var singles = PointsOf(shown, row => row.Accuracies);
        var means = PointsOf(shown, row => [row.Accuracy!.Mean]);
        var published = PointsOf(shown, row => row.Published is { } claim ? [claim] : []);
        var intervals = IntervalsOf(shown);
        var axis = AccuracyAxis.Of(
            "Test accuracy", [.. singles.Concat(published).Select(point => point.X)], intervals.SelectMany(Ends));
        List<Series> series =
        [
            new Segments(intervals, Ink.PaleBlue) { Width = 9 },
            new Curve(singles, Ink.Gray) { Width = 0, Marker = Marker.Dot },
            new Curve(means, Ink.SteelBlue) { Width = 0, Marker = Marker.Circle },
            new Curve(published, Ink.Black) { Width = 0, Marker = Marker.OpenDiamond },
        ];
        var names = Axis.OfNames("", [.. shown.Select(row => row.Name)], 0).Reversed with { HasGrid = true };
        return new Figure(
            FigureLayout.TitleOf(title, ": test accuracy compared", Width),
            [
                new AxesPanel(axis, names, series)
                {
                    RightTicks = [.. shown.Select((row, place) => new Tick(place, TextOf(row.Accuracy!)))],
                    RightHeading = "mean ± 95 % (n)",
                },
            ],
            Width,
            HeaderHeight + (RowHeight * shown.Count))
        {
            Subtitle = Note(rows.Count, ranked.Count, shown.Count, published.Count > 0),
        };
    }

    private static List<Point> PointsOf(List<AccuracyRow> rows, Func<AccuracyRow, IReadOnlyList<double>> values) =>
        [.. rows.SelectMany((row, place) => values(row).Select(value => new Point(value, place)))];

    private static List<Segment> IntervalsOf(List<AccuracyRow> rows) =>
    [
        .. from entry in rows.Index()
           let interval = entry.Item.Accuracy!.Interval
           where interval is not null
           select new Segment(
               new Point(Math.Max(0, interval.Value.Low), entry.Index),
               new Point(Math.Min(1, interval.Value.High), entry.Index)),
    ];

    private static IEnumerable<double> Ends(Segment segment) => [segment.From.X, segment.To.X];

    private static string TextOf(Estimate accuracy) => accuracy.Interval is { } interval
        ? Invariant($"{100 * accuracy.Mean:F2} ± {100 * interval.Margin:F2} ({accuracy.Count})")
        : Invariant($"{100 * accuracy.Mean:F2} ({accuracy.Count})");

    private static string Note(int rowCount, int rankedCount, int shownCount, bool hasPublished)
    {
        List<string> sentences = ["Blue: mean and 95 % t-interval, which may run off the axis. Gray: single trials."];
        if (hasPublished)
        {
            sentences.Add("Hollow diamond: published.");
        }
        if (rankedCount > shownCount)
        {
            sentences.Add($"The best {shownCount} of {rankedCount}.");
        }
        if (rowCount > rankedCount)
        {
            sentences.Add($"Without a completed trial: {rowCount - rankedCount}.");
        }
        return string.Join(' ', sentences);
    }
}
