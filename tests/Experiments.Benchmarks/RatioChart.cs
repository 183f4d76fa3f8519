using Experiments.Files;
using Experiments.Reports.Drawing;

namespace Experiments.Benchmarks;

/// <summary>Training speed as bars: each model in each precision, as a multiple of PyTorch's in float32.</summary>
internal static class RatioChart
{
    private const int Width = 900;
    private const int RowHeight = 30;
    private const int HeaderHeight = 190;

    /// <summary>Draws it beside the measurements.</summary>
    /// <param name="measurements">All of them; those of training are drawn.</param>
    /// <param name="path">The PNG's path.</param>
    public static void Write(IReadOnlyList<Measurement> measurements, string path)
    {
        var rows = Row.Of(measurements).Where(row => row.Measure == Measure.Training && row.RatioToFloat32 is not null)
            .OrderBy(row => row.Threads).ThenBy(row => row.Precision == "bfloat16").ToList();
        if (rows.Count == 0)
        {
            return;
        }
        var high = Math.Ceiling(rows.Max(row => row.RatioToFloat32!.Value) + 0.2);
        Cells Bars(string precision, Ink ink) => new(
            [
                .. rows.Index().Where(entry => entry.Item.Precision == precision).Select(entry => new Cell(
                    new(0, entry.Index - 0.36), new(entry.Item.RatioToFloat32!.Value, entry.Index + 0.36), ink)),
            ],
            ink);
        Axis ratios = new(
            "images a second, as a multiple of PyTorch's in float32",
            0,
            high,
            [.. Enumerable.Range(0, (int)high + 1).Select(tick => new Tick(tick, $"{tick}"))]);
        var names = Axis.OfNames(
            "",
            [.. rows.Select(row => $"{row.Experiment}, {row.Threads} thread{(row.Threads == 1 ? "" : "s")}")],
            0).Reversed;
        var figure = new Figure(
            "Training beside PyTorch",
            [
                new AxesPanel(
                    ratios,
                    names,
                    [
                        Bars("float32", Ink.SteelBlue),
                        Bars("bfloat16", Ink.Vermillion),
                        new Curve([new(1, -0.5), new(1, rows.Count - 0.5)], Ink.Black) { Dashed = true },
                        new Curve(
                            [.. rows.Index()
                                .Select(entry => new Point(
                                    entry.Item.RatioToFloat32!.Value / entry.Item.Ratio!.Value, entry.Index))],
                            Ink.Black) { Width = 0, Marker = Marker.OpenDiamond },
                    ])
                {
                    RightTicks =
                        [.. rows.Select((row, place) => new Tick(place, Report.Ratio(row.RatioToFloat32!.Value)))],
                },
            ],
            Width,
            HeaderHeight + (RowHeight * rows.Count))
        {
            Subtitle =
                "Medians of rounds that take turns, the same threads on both sides. Blue: float32. Orange: bfloat16. "
                + "Diamond: PyTorch in the same, by its autocast in bfloat16.",
        };
        AtomicFile.Write(path, stream => stream.Write(FigureRenderer.Create().ToPng(figure)));
    }
}
