using Experiments.Execution;
using Experiments.Metrics;
using Experiments.Spec;

namespace Experiments.Reports.Pages;

/// <summary>Variants by rank, what each costs, and what can be said of their differences.</summary>
internal static class LeaderboardSection
{
    // More sentences than that nobody reads.
    private const int MostClear = 10;
    private const int MostUnclear = 5;

    /// <summary>The section.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="comparison">The variants.</param>
    public static Section Of(string title, VariantComparison comparison)
    {
        if (comparison.Variants.Count == 0)
        {
            return new(title, [.. Untold(comparison)]);
        }
        return new(
            title,
            [
                new Table(
                    [
                        new("Rank", IsNumber: true), new("Variant"), new("Test accuracy", IsNumber: true),
                        new("95 % interval", IsNumber: true), new("Trials", IsNumber: true),
                        new("Parameters", IsNumber: true), new("Multiply-adds", IsNumber: true),
                        new("Time a trial", IsNumber: true),
                    ],
                    [
                        .. comparison.Rows.Select(
                            row => Row(row.Place.Rank, row.Place.Contestant.Accuracy, row.Variant)),
                    ]),
                .. Verdicts(comparison),
                .. Untold(comparison),
            ]);
    }

    /// <summary>What a hurried reader should know: the best, and how it stands to the next.</summary>
    public static IEnumerable<Remark> Headline(VariantComparison comparison)
    {
        if (comparison.Variants is not [var best, ..])
        {
            yield break;
        }
        var accuracy = comparison.Leaderboard.Rows[0].Contestant.Accuracy;
        var which = comparison.Variants.Count == 1
            ? "On" : $"Best of {Numbers.Count(comparison.Variants.Count, "variant")} on";
        yield return new(
            $"{which} {comparison.TestedOn}: {NameOf(best)}, {Numbers.Metric(accuracy.Mean)} in the mean of "
            + $"{Numbers.Count(accuracy.Count, "trial")}.",
            Tone.Strong);
        var sharing = comparison.Leaderboard.Rows.Count(row => row.Rank == 1) - 1;
        if (sharing > 0)
        {
            yield return new(
                $"It shares the first rank with {Numbers.Count(sharing, "other")}, since no comparison over the same "
                + "seeds tells them apart.",
                Tone.Doubtful);
        }
        if (comparison.Leaderboard.Verdicts is [var verdict, ..])
        {
            yield return new($"{verdict}.");
        }
    }

    private static Cell[] Row(int rank, Estimate accuracy, ComparedVariant variant) =>
    [
        Cell.Count(rank),
        new(
            NameOf(variant),
            Tone: variant.Variant.Spec.UsesTestImages ? Tone.Bad : rank == 1 ? Tone.Strong : Tone.Plain),
        Cell.Metric(accuracy.Mean, Tone.Strong),
        Cell.Range(accuracy.Interval?.OfShares),
        Cell.Count(accuracy.Count),
        Cell.Count(variant.ParameterCount),
        Cell.Count(variant.MultiplyAdds),
        Cell.Duration(variant.TrialTime),
    ];

    private static string NameOf(ComparedVariant variant) =>
        variant.Variant.Spec.UsesTestImages ? $"{variant.Name}, {ExperimentSpec.TestImagesStamp}" : variant.Name;

    private static IEnumerable<Block> Verdicts(VariantComparison comparison)
    {
        var verdicts = comparison.Leaderboard.Verdicts;
        if (verdicts.Count == 0)
        {
            yield break;
        }
        var clear = verdicts.Where(verdict => verdict.IsClear).ToList();
        var shown = clear.Take(MostClear)
            .Concat(verdicts.Except(clear).Take(MostUnclear))
            .Select(verdict => $"{verdict}.")
            .ToList();
        if (verdicts.Count > shown.Count)
        {
            shown.Add(
                $"Of {Numbers.Count(verdicts.Count, "comparison")}, {Numbers.Count(clear.Count)} are clear; "
                + "the command compare lists them all with --json.");
        }
        yield return new Remarks(shown);
        yield return new Remark(
            $"A rank is 1 and the number of {Leaders(comparison)} that are clearly better. Differences are taken seed "
            + "by seed (paired t test), and p values corrected for all "
            + $"{Numbers.Count(verdicts.Count, "comparison")} (Holm).");
    }

    private static string Leaders(VariantComparison comparison) => comparison.Variants.Count > Leaderboard.MostLeaders
        ? $"the best {Leaderboard.MostLeaders} variants"
        : "variants";

    private static IEnumerable<Block> Untold(VariantComparison comparison) => comparison.Untold.Count == 0
        ? []
        : [new Remark($"Without a completed trial: {string.Join(", ", comparison.Untold)}.", Tone.Doubtful)];
}
