using System.Globalization;
using Experiments.Metrics;
using Experiments.Reports.Drawing;
using static System.FormattableString;

namespace Experiments.Reports.Figures;

/// <summary>How often each class was taken for each: rows are labels, columns predictions.</summary>
public static class ConfusionMap
{
    private const int OtherWidth = 215;
    private const int OtherHeight = 200;
    private const int LeastWidth = 560;
    private const int LargestCell = 90;
    private const int SmallSide = 560;
    private const int LargeSide = 900;

    /// <summary>The figure.</summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="whose">Whose predictions they are, as the beginning of a sentence.</param>
    /// <param name="matrix">The counts.</param>
    /// <param name="classNames">One a class.</param>
    public static Figure Of(string title, string whose, ConfusionMatrix matrix, IReadOnlyList<string> classNames)
    {
        var cell = Math.Min(LargestCell, (matrix.ClassCount > 20 ? LargeSide : SmallSide) / matrix.ClassCount);
        var side = cell * matrix.ClassCount;
        var names = Math.Min(230, classNames.Max(name => name.Length) * 8);
        var width = Math.Max(LeastWidth, side + names + OtherWidth);
        var bar = new ColorBar(ColorScale.Blues, Axis.OfAllShares("Share of the row"));
        var classes = matrix.Classes;
        var cells =
            from label in Enumerable.Range(0, matrix.ClassCount)
            from predicted in Enumerable.Range(0, matrix.ClassCount)
            let count = matrix[label, predicted]
            select new Cell(
                new Point(predicted - 0.5, label - 0.5),
                new Point(predicted + 0.5, label + 0.5),
                bar.At(classes[label].Labeled == 0 ? 0 : (double)count / classes[label].Labeled),
                count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture));
        var right = classes.Sum(known => known.Right);
        return new Figure(
            FigureLayout.TitleOf(title, ": confusion matrix", width),
            [
                new AxesPanel(
                    Axis.OfNames("Predicted", classNames, cell - 4),
                    Axis.OfNames("Label", classNames, 0).Reversed,
                    [new Cells([.. cells], Ink.SteelBlue)])
                {
                    ColorBar = bar,
                    Aspect = 1,
                },
            ],
            width,
            side + OtherHeight)
        {
            Subtitle = Invariant($"{whose}: {right} of {matrix.Count} test images right ")
                + Invariant($"({100.0 * right / matrix.Count:F2} %). ")
                + "Numbers are counts; the color is the share of the row's label.",
        };
    }
}
