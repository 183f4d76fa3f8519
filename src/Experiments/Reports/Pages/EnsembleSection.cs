using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports.Pages;

/// <summary>What the trials of a variant reach together.</summary>
internal static class EnsembleSection
{
    /// <summary>The section; without blocks where there is no ensemble.</summary>
    /// <param name="ensembles">Each with its variant's name.</param>
    public static Section Of(IReadOnlyList<(string Variant, EnsembleOutcome Ensemble)> ensembles) => new(
        "Ensembles",
        ensembles.Count == 0 ? [] :
        [
            new Table(
                [
                    new("Variant"), new("Members", IsNumber: true), new("Ensembles", IsNumber: true),
                    new("Test accuracy", IsNumber: true), new("95 % interval", IsNumber: true),
                    new("Lowest", IsNumber: true), new("Highest", IsNumber: true),
                ],
                [.. ensembles.SelectMany(entry => entry.Ensemble.Sizes.Select(size => (Cell[])
                [
                    new(entry.Variant),
                    Cell.Count(size.Size),
                    Cell.Count(size.Accuracy.Count),
                    Cell.Metric(size.Accuracy.Mean, Tone.Strong),
                    Cell.Range(size.Accuracy.Interval?.OfShares),
                    Cell.Metric(size.Lowest),
                    Cell.Metric(size.Highest),
                ]))]),
            new Remarks([.. ensembles.Select(entry => Sentence(entry.Variant, entry.Ensemble))]),
            new Remark(
                "A row is over all subsets of that many members, or a hundred of them. Subsets share members, so that "
                + "the interval is narrower than one over new trials would be."),
        ]);

    private static string Sentence(string variant, EnsembleOutcome ensemble)
    {
        var whole = ensemble.Sizes[^1].Accuracy.Mean;
        var gain = FormattableString.Invariant($"{100 * (whole - ensemble.Sizes[0].Accuracy.Mean):+0.00;-0.00;0.00}");
        var vote = ensemble.Vote == Vote.Hard ? "hard" : "soft";
        var disagreement = ensemble.Disagreement is { } share
            ? FormattableString.Invariant($" Two members differ on {100 * share:0.00} % of the images.") : "";
        var weighted = ensemble.Weighted is { } weights
            ? $" With weights chosen on validation images: {Numbers.Metric(weights.Accuracy)}." : "";
        return $"{variant}: all {ensemble.Members.Count} together ({vote} vote) reach {Numbers.Metric(whole)}, {gain} "
            + $"points over a single member's mean, at {ensemble.Members.Count} times its cost in use.{disagreement}"
            + weighted;
    }
}
