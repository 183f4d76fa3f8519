using Experiments.Metrics;
using Experiments.Reports.Drawing;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>
/// Accuracy above, loss below, over the epochs. One trial is drawn as it is; several as their mean, a band of one
/// standard deviation either way, and each trial as a thin line. Where a trial stopped before its time, a cross marks
/// its last epoch.
/// </summary>
public static class LearningCurves
{
    private const int Width = 900;
    private const int PanelHeight = 290;
    private const int HeaderHeight = 70;

    /// <summary>More single trials than these are one gray area, and thousands of them take seconds to draw.</summary>
    internal const int MostSingles = 200;

    // More marks than this across the figure would hide the line.
    private const int MostMarkers = 30;

    private static readonly Measure Accuracy = new(
        record => record.TrainingAccuracy,
        record => record.ValidationAccuracy,
        published => published.ValidationAccuracy,
        (values, edges) => Axis.OfShares("Accuracy", [.. values, .. Ends(edges)]));

    /// <summary>The figure; null where no trial has a finite number to draw.</summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="published">What the source claims; null for nothing.</param>
    /// <param name="outcomes">The trials of one variant, at least one, failed and diverged ones too.</param>
    /// <param name="lossUnit">The unit of the loss; null where it has none.</param>
    public static Figure? Of(
        string title, Published? published, IReadOnlyList<TrialOutcome> outcomes, string? lossUnit)
    {
        var epochs = Axis.OfEpochs(LastEpoch(published, outcomes));
        var panels = new[] { Accuracy, LossIn(lossUnit) }
            .Select(measure => PanelOf(epochs, measure, published, outcomes))
            .OfType<AxesPanel>()
            .ToList();
        if (panels.Count == 0)
        {
            return null;
        }

        var trials = outcomes.Count == 1 ? "1 trial" : $"{outcomes.Count} trials";
        return new Figure(
            FigureLayout.TitleOf(title, $": learning curves (n = {trials})", Width),
            NameOnce(panels),
            Width,
            HeaderHeight + (PanelHeight * panels.Count))
        {
            Subtitle = LearningCurveNotes.Of(published, outcomes)
                + (panels.Count == 1 ? " The loss is nowhere finite." : ""),
        };
    }

    private static Measure LossIn(string? unit) => new(
        record => record.TrainingLoss,
        record => record.ValidationLoss,
        published => published.ValidationLoss,
        (values, edges) => Axis.OfLosses(unit is null ? "Loss" : $"Loss ({unit})", values, [.. Ends(edges)]));

    private static AxesPanel? PanelOf(
        Axis epochs, Measure measure, Published? published, IReadOnlyList<TrialOutcome> outcomes)
    {
        var training = outcomes.Select(outcome => PointsOf(outcome.Epochs, measure.Training)).ToList();
        var validation = outcomes.Select(outcome => PointsOf(outcome.Epochs, measure.Validation)).ToList();
        var claims = ClaimsOf(published is null ? [] : measure.Published(published));
        List<Point> measured = [.. training.Concat(validation).SelectMany(points => points)];
        if (measured.Count == 0)
        {
            return null;
        }

        var (circle, square) = epochs.High <= MostMarkers + 1
            ? (Marker.Circle, Marker.Square)
            : (Marker.None, Marker.None);
        List<Band> bands = [.. BandOf(training, Ink.SteelBlue), .. BandOf(validation, Ink.Vermillion)];
        List<Series> series =
        [
            .. SinglesOf(training),
            .. SinglesOf(validation),
            .. bands,
            .. CurveOf(MeansOf(training), Ink.SteelBlue, "Training", circle, 2, dashed: true),
            .. CurveOf(MeansOf(validation), Ink.Vermillion, "Validation", square, 2),
            .. CurveOf(claims, Ink.Black, "Validation, published", Marker.OpenDiamond, 0),
            .. CurveOf(EndsOfStopped(outcomes, training), Ink.Black, "Trial stopped", Marker.Cross, 0),
        ];
        var edges = bands.SelectMany(band => band.Edges).ToList();
        var values = measured.Concat(claims).Select(point => point.Y).ToList();
        return new AxesPanel(epochs, measure.ToAxis(values, edges), series);
    }

    private static int LastEpoch(Published? published, IEnumerable<TrialOutcome> outcomes) => outcomes
        .SelectMany(outcome => outcome.Epochs.Select(record => record.Epoch))
        .Append(published?.ValidationAccuracy.Count ?? 0)
        .Append(published?.ValidationLoss.Count ?? 0)
        .Append(1)
        .Max();

    private static List<Point> PointsOf(IEnumerable<EpochRecord> epochs, Func<EpochRecord, double?> value) =>
        [.. epochs
            .Select(record => new Point(record.Epoch, value(record) ?? double.NaN))
            .Where(point => double.IsFinite(point.Y))];

    private static List<Point> ClaimsOf(IReadOnlyList<double> values) =>
        [.. values.Select((value, index) => new Point(index + 1, value)).Where(point => double.IsFinite(point.Y))];

    private static List<Point> MeansOf(IEnumerable<List<Point>> trials) =>
        [.. EstimatesOf(trials).Select(epoch => new Point(epoch.X, epoch.Estimate.Mean))];

    private static IEnumerable<Band> BandOf(IEnumerable<List<Point>> trials, Ink ink)
    {
        List<BandEdge> edges = [.. EstimatesOf(trials)
            .Where(epoch => epoch.Estimate.Deviation is not null)
            .Select(epoch => Edge(epoch.X, epoch.Estimate.Mean, epoch.Estimate.Deviation!.Value))];

        // A band over one epoch would have no width.
        const double HalfWidth = 0.04;
        return edges switch
        {
            [] => [],
            [var edge] => [new Band([edge with { X = edge.X - HalfWidth }, edge with { X = edge.X + HalfWidth }], ink)],
            _ => [new Band(edges, ink)],
        };

        static BandEdge Edge(double x, double mean, double deviation) => new(x, mean - deviation, mean + deviation);
    }

    // An epoch's estimate is over the trials that have a finite number there.
    private static IEnumerable<(double X, Estimate Estimate)> EstimatesOf(IEnumerable<List<Point>> trials) =>
        from point in trials.SelectMany(points => points)
        group point.Y by point.X into epoch
        orderby epoch.Key
        select (epoch.Key, Estimate.Of(epoch)!);

    private static IEnumerable<Curve> SinglesOf(List<List<Point>> trials) => trials.Count == 1
        ? []
        : trials.Take(MostSingles).Where(points => points.Count > 0).Select(points => new Curve(points, Ink.LightGray)
        {
            Width = points.Count > 1 ? 0.8 : 0,
            Marker = points.Count > 1 ? Marker.None : Marker.Circle,
        });

    private static IEnumerable<Curve> CurveOf(
        List<Point> points, Ink ink, string legend, Marker marker, double width, bool dashed = false) =>
        points.Count == 0
            ? []
            : [new Curve(points, ink) { Legend = legend, Marker = marker, Width = width, Dashed = dashed }];

    private static List<Point> EndsOfStopped(IReadOnlyList<TrialOutcome> outcomes, List<List<Point>> trials) =>
        [.. trials
            .Where((points, index) => points.Count > 0 && outcomes[index].Status != TrialStatus.Completed)
            .Select(points => points[^1])
            .OrderBy(point => point.X)];

    private static IEnumerable<double> Ends(IEnumerable<BandEdge> edges) =>
        edges.SelectMany(edge => new[] { edge.Low, edge.High });

    // What the legend of an upper panel names, the lower ones need not name again.
    private static List<AxesPanel> NameOnce(IEnumerable<AxesPanel> panels)
    {
        var named = new HashSet<string>();
        return [.. panels.Select(panel => panel with { Series = [.. panel.Series.Select(Unless)] })];

        Series Unless(Series series) =>
            series is Curve { Legend: { } legend } curve && !named.Add(legend) ? curve with { Legend = null } : series;
    }

    private sealed record Measure(
        Func<EpochRecord, double?> Training,
        Func<EpochRecord, double?> Validation,
        Func<Published, IReadOnlyList<double>> Published,
        Func<IReadOnlyCollection<double>, IEnumerable<BandEdge>, Axis> ToAxis);
}
