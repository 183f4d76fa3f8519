using Experiments.Metrics;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>A fact of the environment that two runs do not share.</summary>
/// <param name="Name">Its name in run.json; dataset and sha256 for the data.</param>
/// <param name="First">What the first run has, over all its starts; empty where nothing is recorded.</param>
/// <param name="Second">What the second run has.</param>
public sealed record FactDifference(string Name, string First, string Second);

/// <summary>A metric of a variant in which two runs differ.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Metric">The metric's name.</param>
/// <param name="First">Over the completed trials of the first run; null where it has none.</param>
/// <param name="Second">Over those of the second run.</param>
public sealed record MetricDifference(string Variant, string Metric, Estimate? First, Estimate? Second);

/// <summary>How many trials two runs have in common, by variant, seed and fold.</summary>
/// <param name="Equal">In both, with the same numbers to the bit.</param>
/// <param name="Different">In both, with other numbers.</param>
/// <param name="OnlyFirst">Ended in the first run alone.</param>
/// <param name="OnlySecond">Ended in the second run alone.</param>
public sealed record TrialMatch(int Equal, int Different, int OnlyFirst, int OnlySecond);

/// <summary>What two runs differ in.</summary>
/// <param name="First">The first run.</param>
/// <param name="Second">The second one.</param>
/// <param name="Spec">Values of their specs.</param>
/// <param name="Environment">Data, versions, processor, device and threads.</param>
/// <param name="Results">Metrics of their variants.</param>
/// <param name="Trials">How many trials they share.</param>
public sealed record RunComparison(
    RunFolder First,
    RunFolder Second,
    IReadOnlyList<SpecDifference> Spec,
    IReadOnlyList<FactDifference> Environment,
    IReadOnlyList<MetricDifference> Results,
    TrialMatch Trials)
{
    /// <summary>Reads both folders and compares them.</summary>
    /// <exception cref="ExperimentException">
    /// One of them holds no run, or files in it are damaged; kind Results.
    /// </exception>
    public static RunComparison Between(RunFolder first, RunFolder second)
    {
        var (one, other) = (StoredExperiment.ReadCopy(first), StoredExperiment.ReadCopy(second));
        var (ended, endedToo) = (first.Outcomes(TrialPlan.All(one)), second.Outcomes(TrialPlan.All(other)));
        return new(
            first,
            second,
            SpecComparison.Between(one, other),
            Facts(RunHistory.Read(first), RunHistory.Read(second)),
            [.. Metrics(one, other, ended, endedToo)],
            Match(ended, endedToo));
    }

    private static IReadOnlyList<FactDifference> Facts(RunHistory first, RunHistory second)
    {
        var names = first.Starts.Concat(second.Starts).SelectMany(start => start.Facts.Keys).Distinct();
        return
        [
            .. ((FactDifference[])
                [new("dataset", first.Dataset, second.Dataset), new("sha256", first.Sha256, second.Sha256)])
                .Concat(names.Select(name => new FactDifference(name, first.ValuesOf(name), second.ValuesOf(name))))
                .Where(fact => fact.First != fact.Second),
        ];
    }

    private static IEnumerable<MetricDifference> Metrics(
        Experiment first, Experiment second, IReadOnlyList<TrialOutcome> ended, IReadOnlyList<TrialOutcome> endedToo) =>
        from variant in first.Variants.Concat(second.Variants).Select(variant => variant.Name).Distinct()
        from metric in TrialMetric.All
        let one = Estimate.Of(Values(ended, variant, metric))
        let other = Estimate.Of(Values(endedToo, variant, metric))
        where one != other
        select new MetricDifference(variant, metric.Name, one, other);

    private static IEnumerable<double> Values(
        IReadOnlyList<TrialOutcome> outcomes, string variant, TrialMetric metric) =>
        outcomes.Where(outcome => outcome.Plan.Variant == variant).Select(metric.Of).OfType<double>();

    private static TrialMatch Match(IReadOnlyList<TrialOutcome> first, IReadOnlyList<TrialOutcome> second)
    {
        var others = second.ToDictionary(outcome => outcome.Plan);
        var shared = first.Where(outcome => others.ContainsKey(outcome.Plan)).ToList();
        var equal = shared.Count(
            outcome => TrialComparison.Between(outcome, others[outcome.Plan], tolerance: 0).First is null);
        return new(equal, shared.Count - equal, first.Count - shared.Count, second.Count - shared.Count);
    }
}
