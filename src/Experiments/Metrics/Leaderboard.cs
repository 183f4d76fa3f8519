namespace Experiments.Metrics;

/// <summary>A variant that is compared with others.</summary>
/// <param name="Name">Its name among them.</param>
/// <param name="Accuracies">Its accuracy with each seed, and fold where there are folds; at least one.</param>
public sealed record Contestant(string Name, IReadOnlyDictionary<(ulong Seed, int? Fold), double> Accuracies)
{
    /// <summary>The accuracies as an estimate.</summary>
    public Estimate Accuracy { get; } = Estimate.Of(Accuracies.Values)!;
}

/// <summary>
/// Variants in the order of their mean accuracies. Each is compared with each of the best ones over the seeds that both
/// have, all p values corrected together; those that no comparison tells apart share a rank.
/// </summary>
/// <param name="Rows">The variants, best first.</param>
/// <param name="Verdicts">One a pair that has seeds in common, in the order of the rows, the better mean first.</param>
public sealed record Leaderboard(IReadOnlyList<RankedContestant> Rows, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>
    /// With how many of the best each variant is compared: with all others where there are no more. Thousands of
    /// variants would else be millions of pairs, and the more are corrected for, the less can be told of any.
    /// </summary>
    public const int MostLeaders = 50;

    /// <summary>Compares variants.</summary>
    /// <param name="contestants">The variants; their names differ.</param>
    public static Leaderboard Of(IEnumerable<Contestant> contestants)
    {
        var ordered = contestants
            .OrderByDescending(contestant => contestant.Accuracy.Mean)
            .ThenBy(contestant => contestant.Name, StringComparer.Ordinal)
            .ToList();
        var pairs =
            (from better in Enumerable.Range(0, Math.Min(ordered.Count, MostLeaders))
             from worse in Enumerable.Range(better + 1, ordered.Count - better - 1)
             let comparison = Compare(ordered[better], ordered[worse])
             where comparison is not null
             select (First: ordered[better].Name, Second: ordered[worse].Name, Comparison: comparison)).ToList();
        var pValues = Holm.Adjust([.. pairs.Select(pair => pair.Comparison.PValue)]);
        var verdicts = pairs
            .Zip(pValues, (pair, pValue) => new Verdict(pair.First, pair.Second, pair.Comparison, pValue))
            .ToList();
        var beaten = verdicts.Where(verdict => verdict.IsClear)
            .CountBy(verdict => verdict.Better == verdict.First ? verdict.Second : verdict.First)
            .ToDictionary();
        return new(
            [
                .. ordered.Select(
                    contestant => new RankedContestant(1 + beaten.GetValueOrDefault(contestant.Name), contestant)),
            ],
            verdicts);
    }

    private static PairedComparison? Compare(Contestant first, Contestant second) => PairedComparison.Of(
        from accuracy in first.Accuracies
        where second.Accuracies.ContainsKey(accuracy.Key)
        select (accuracy.Value, second.Accuracies[accuracy.Key]));
}

/// <summary>A variant and its place.</summary>
/// <param name="Rank">1 and the number of the best variants that are clearly better.</param>
/// <param name="Contestant">The variant.</param>
public sealed record RankedContestant(int Rank, Contestant Contestant);
