using Experiments.Reports.Drawing;

namespace Experiments.Reports.Figures;

/// <summary>
/// A sweep over three values or more: an upright axis a value and one for the mean test accuracy, a line a variant,
/// darker the better; the best one stands out.
/// </summary>
public static class ParallelCoordinates
{
    private const int Width = 900;
    private const int Height = 520;
    private const int MostLines = 300;
    private const int MostPlaces = 9;

    /// <summary>The figure; null where fewer than two variants have a completed trial.</summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="keys">What is swept.</param>
    /// <param name="rows">One a variant.</param>
    public static Figure? Of(string title, IReadOnlyList<string> keys, IReadOnlyList<AccuracyRow> rows)
    {
        var told = rows.Where(row => row.Accuracy is not null).OrderByDescending(row => row.Accuracy!.Mean).ToList();
        if (told.Count < 2)
        {
            return null;
        }
        var shown = told.Take(MostLines).Reverse().ToList();
        var accuracy = Axis.OfShares("Mean test accuracy", told.Select(row => row.Accuracy!.Mean));
        var bar = new ColorBar(ColorScale.Sequential, accuracy);
        var scales = keys.Select((_, key) => ScaleOf([.. rows.Intersect(told)], key)).ToList();
        var lines = shown.Select(row => new Curve(
            [
                .. scales.Select((scale, key) => new Point(key, scale.PlaceOf(row.Values[key]))),
                new Point(keys.Count, accuracy.Share(row.Accuracy!.Mean)),
            ],
            bar.At(row.Accuracy!.Mean))
        {
            Width = shown.Count > 60 ? 1.2 : 2,
        }).ToList();
        lines[^1] = lines[^1] with { Ink = Ink.Vermillion, Width = 3.5, Legend = null };
        var uprights = Enumerable.Range(0, keys.Count + 1)
            .Select(key => new Segment(new Point(key, 0), new Point(key, 1)));
        var labels = scales
            .SelectMany((scale, key) => scale.Ticks.Select(tick => new Label(new Point(key, tick.Value), tick.Text)));
        var names = Axis.OfNames("", [.. SweptKeyText.Of(keys), "test accuracy"], 560.0 / keys.Count);
        return new Figure(
            FigureLayout.TitleOf(title, ": test accuracy of the sweep", Width),
            [
                new AxesPanel(names with { Low = -0.12, High = keys.Count }, new Axis("", -0.03, 1.03, []),
                    [
                        .. lines,
                        new Segments([.. uprights], Ink.Gray) { Width = 1 },
                        new Labels([.. labels], Ink.Black) { IsBoxed = true },
                    ])
                {
                    ColorBar = bar,
                    HasFrame = false,
                },
            ],
            Width,
            Height)
        {
            Subtitle = "A line a variant: its swept values and its mean test accuracy. "
                + $"Vermillion: the best one, {told[0].Name}."
                + (told.Count > shown.Count ? $" The best {shown.Count} of {told.Count}." : "")
                + (rows.Count > told.Count ? $" Without a completed trial: {rows.Count - told.Count}." : ""),
        };
    }

    // A few values stand at equal distances, as in the file; many drawn ones by their size.
    private static Scale ScaleOf(List<AccuracyRow> rows, int key)
    {
        var values = SweptValues.Of(rows, key);
        if (values.Count <= MostPlaces || SweepLine.NumberOf(values[0]) is null)
        {
            var places = values.Index().ToDictionary(
                entry => entry.Item, entry => values.Count == 1 ? 0.5 : entry.Index / (values.Count - 1.0));
            var stride = ((values.Count - 1) / MostPlaces) + 1;
            return new(
                [.. values.Where((_, place) => place % stride == 0).Select(value => new Tick(places[value], value))],
                value => places[value]);
        }
        var axis = Axis.OfSwept("", [.. values.Select(value => new Tick(SweepLine.NumberOf(value)!.Value, value))]);
        var (low, high) = (axis.Share(axis.Ticks[0].Value), axis.Share(axis.Ticks[^1].Value));
        return new(
            [new Tick(0, values[0]), new Tick(1, values[^1])],
            value => (axis.Share(SweepLine.NumberOf(value)!.Value) - low) / (high - low));
    }

    private sealed record Scale(IReadOnlyList<Tick> Ticks, Func<string, double> PlaceOf);
}
