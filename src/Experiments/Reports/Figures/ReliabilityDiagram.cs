using Experiments.Metrics;
using Experiments.Reports.Drawing;
using static System.FormattableString;

namespace Experiments.Reports.Figures;

/// <summary>Whether a model is right as often as it thinks, and how sure it is how often.</summary>
public static class ReliabilityDiagram
{
    private const int Width = 760;
    private const int Height = 760;
    private const double HalfBin = 0.5 / Calibration.BinCount;

    /// <summary>The figure.</summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="whose">Whose predictions they are, as the beginning of a sentence.</param>
    /// <param name="calibration">The predictions in bins.</param>
    public static Figure Of(string title, string whose, Calibration calibration)
    {
        var bins = calibration.Bins.Select(bin => (Bin: bin, Middle: MiddleOf(bin))).ToList();
        var confidence = Axis.OfAllShares("Confidence");
        var gaps = bins.Select(entry => new Cell(
            new Point(entry.Middle - HalfBin, entry.Bin.Accuracy),
            new Point(entry.Middle + HalfBin, entry.Bin.Confidence),
            Ink.PaleVermillion));
        var bars = bins.Select(entry => new Cell(
            new Point(entry.Middle - HalfBin, 0),
            new Point(entry.Middle + HalfBin, entry.Bin.Accuracy),
            Ink.SteelBlue));
        var counts = bins.Select(entry => new Cell(
            new Point(entry.Middle - HalfBin, CountFloor),
            new Point(entry.Middle + HalfBin, entry.Bin.Count),
            Ink.Gray));
        var most = bins.Max(entry => entry.Bin.Count);
        return new Figure(
            FigureLayout.TitleOf(title, ": reliability", Width),
            [
                new AxesPanel(
                    confidence with { Label = "" },
                    Axis.OfAllShares("Accuracy"),
                    [
                        new Cells([.. bars], Ink.SteelBlue) { Legend = "Accuracy", Gap = 0.5 },
                        new Cells([.. gaps], Ink.PaleVermillion) { Legend = "Gap to the confidence", Gap = 0.5 },
                        new Curve([new(0, 0), new(1, 1)], Ink.Black) { Width = 1, Dashed = true, Legend = "Perfect" },
                    ])
                {
                    Weight = 2.4,
                },
                new AxesPanel(
                    confidence,
                    Axis.OfCosts("Images", [CountFloor, Math.Max(10, most)]),
                    [new Cells([.. counts], Ink.Gray) { Gap = 0.5 }]),
            ],
            Width,
            Height)
        {
            Subtitle = Invariant($"{whose}. Expected calibration error {100 * calibration.Error:F2} %: how far ")
                + "confidence and accuracy lie apart in the mean over all test images.",
        };
    }

    // Half an image: the foot of a bar on a logarithmic axis, so that a single image can be seen.
    private const double CountFloor = 0.5;

    private static double MiddleOf(CalibrationBin bin) =>
        (Math.Clamp((int)Math.Ceiling(bin.Confidence * Calibration.BinCount) - 1, 0, Calibration.BinCount - 1) + 0.5)
        / Calibration.BinCount;
}
