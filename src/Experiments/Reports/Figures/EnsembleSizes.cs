using Experiments.Reports.Drawing;
using Experiments.Trials;
using static System.FormattableString;

namespace Experiments.Reports.Figures;

/// <summary>What more members bring: test accuracy of ensembles of one member, of two and so on.</summary>
public static class EnsembleSizes
{
    private const int Width = 900;
    private const int Height = 470;

    /// <summary>The figure; null for an ensemble of one.</summary>
    /// <param name="title">The experiment's title, with the variant where there are several.</param>
    /// <param name="ensemble">What the ensemble reaches.</param>
    public static Figure? Of(string title, EnsembleOutcome ensemble)
    {
        if (ensemble.Sizes.Count < 2)
        {
            return null;
        }
        var (sizes, last) = (ensemble.Sizes, ensemble.Sizes[^1]);
        List<Series> series =
        [
            new Band([.. sizes.Select(size => new BandEdge(size.Size, size.Lowest, size.Highest))], Ink.SteelBlue)
            {
                Legend = "Worst to best subset",
            },
            new Curve([.. sizes.Select(size => new Point(size.Size, size.Accuracy.Mean))], Ink.SteelBlue)
            {
                Marker = Marker.Circle,
                Legend = "Mean of the subsets",
            },
            .. ensemble.Weighted is { } weighted
                ? (Series[])
                [
                    new Curve([new Point(last.Size, weighted.Accuracy)], Ink.Vermillion)
                    {
                        Width = 0,
                        Marker = Marker.Triangle,
                        Legend = "All, weighted",
                    },
                ]
                : [],
        ];
        var values = sizes
            .SelectMany(size => new[] { size.Lowest, size.Highest })
            .Append(ensemble.Weighted?.Accuracy ?? last.Accuracy.Mean);
        return new Figure(
            FigureLayout.TitleOf(title, ": accuracy by size of ensemble", Width),
            [
                new AxesPanel(
                    Axis.OfEpochs(last.Size) with { Label = "Members" },
                    Axis.OfShares("Test accuracy", values),
                    series),
            ],
            Width,
            Height)
        {
            Subtitle = Invariant($"{ensemble.Members.Count} trials, {VoteText(ensemble)} vote. ")
                + Invariant($"One member {100 * sizes[0].Accuracy.Mean:F2} % in the mean, ")
                + Invariant($"all {100 * last.Accuracy.Mean:F2} %.")
                + (ensemble.Weighted is null ? "" : " The weights were chosen on validation images.")
                + (ensemble.Disagreement is { } share
                    ? Invariant($" Two members differ on {100 * share:F2} % of the images.")
                    : ""),
        };
    }

    private static string VoteText(EnsembleOutcome ensemble) => ensemble.Vote.ToString().ToLowerInvariant();
}
