using Experiments.Metrics;
using Experiments.Models;
using Experiments.Spec;
using Experiments.Trials;
using static System.FormattableString;

namespace Experiments.Execution;

/// <summary>A claim of an experiment file, held against runs.</summary>
/// <param name="Experiment">The experiment whose file says it.</param>
/// <param name="Claim">The claim.</param>
/// <param name="IsSupported">
/// Whether the runs support it: the larger side is larger in the mean, over the same seeds, by more than chance
/// explains (paired t test, corrected for all claims of the file by Holm). What a model costs is just compared.
/// </param>
/// <param name="Reason">What was found, in words.</param>
public sealed record JudgedClaim(string Experiment, Claim Claim, bool IsSupported, string Reason)
{
    /// <summary>Judges the claims of a run's experiment.</summary>
    /// <param name="run">The run.</param>
    /// <param name="runOf">A run of another experiment, by its name; null for none.</param>
    /// <exception cref="ExperimentException">Files of such a run are damaged; kind Results.</exception>
    public static IReadOnlyList<JudgedClaim> Of(StoredRun run, Func<string, StoredRun?> runOf)
    {
        var name = run.Experiment.Base.Name;
        var findings = run.Experiment.Base.Claims
            .Select(claim => (Claim: claim, Finding: FindingOf(claim, side => Place.Of(side, run, runOf)))).ToList();
        var tested = findings.Select(found => found.Finding.Comparison).OfType<PairedComparison>().ToList();
        var pValues = tested.Zip(Holm.Adjust([.. tested.Select(comparison => comparison.PValue)])).ToDictionary();
        return
        [
            .. findings.Select(found => found.Finding.Comparison is { } comparison
                ? OfComparison(name, found.Claim, comparison, pValues[comparison])
                : new(name, found.Claim, found.Finding.IsSupported, found.Finding.Reason)),
        ];
    }

    private static JudgedClaim OfComparison(string experiment, Claim claim, PairedComparison comparison, double pValue)
    {
        var (mean, _, count) = comparison.Difference;
        var margin = comparison.Interval is { } interval ? Invariant($" +- {interval.Margin:0.0000}") : "";
        return new(
            experiment,
            claim,
            mean > 0 && pValue < Verdict.FalseAlarms,
            Invariant($"the difference is {mean:0.0000}{margin} over {count} {(count == 1 ? "seed" : "seeds")}, ")
                + Verdict.Words(pValue));
    }

    private static Finding FindingOf(Claim claim, Func<ClaimSide, Place> placeOf)
    {
        var (larger, smaller) = (placeOf(claim.Larger), placeOf(claim.Smaller));
        if ((larger.Problem ?? smaller.Problem) is { } problem)
        {
            return new(null, false, problem);
        }
        if (larger.Cost is { } || smaller.Cost is { })
        {
            var (one, other) = (larger.Cost ?? larger.Number!.Value, smaller.Cost ?? smaller.Number!.Value);
            return new(null, one > other, Invariant($"{one:#,0.####} against {other:#,0.####}"));
        }
        if (larger.Run is { } first && smaller.Run is { } second
            && (first.History.Sha256 != second.History.Sha256 || first.TestCount != second.TestCount))
        {
            return new(null, false, $"{first.Name} and {second.Name} were measured on different images");
        }
        var pairs = larger.Values is { } values
            ? values.Where(value => smaller.At(value.Key) is not null)
                .Select(value => (value.Value, smaller.At(value.Key)!.Value))
            : smaller.Values!.Select(value => (larger.Number!.Value, value.Value));
        return PairedComparison.Of(pairs) is { } comparison
            ? new(comparison, false, "")
            : new(null, false, "no seed was completed that both sides have");
    }

    private sealed record Finding(PairedComparison? Comparison, bool IsSupported, string Reason);

    /// <summary>What stands on one side: a number, a model's cost, or a number a seed; or why none of these.</summary>
    private sealed record Place
    {
        public string? Problem { get; private init; }

        public double? Number { get; private init; }

        public double? Cost { get; private init; }

        public StoredRun? Run { get; private init; }

        public Dictionary<(ulong Seed, int? Fold), double>? Values { get; private init; }

        public double? At((ulong, int?) seed) =>
            Number ?? (Values!.TryGetValue(seed, out var value) ? value : null);

        public static Place Of(ClaimSide side, StoredRun own, Func<string, StoredRun?> runOf)
        {
            if (side is ClaimedNumber number)
            {
                return new() { Number = number.Value };
            }
            var metric = (ClaimedMetric)side;
            var run = metric.Experiment is null || metric.Experiment == own.Experiment.Base.Name
                ? own : runOf(metric.Experiment);
            if (run is null)
            {
                return new() { Problem = $"there is no run of {metric.Experiment}; run it first" };
            }
            var variants = run.Experiment.Variants;
            var variant = metric.Variant is null
                ? (variants.Count == 1 ? variants[0] : null)
                : variants.FirstOrDefault(other => other.Name == metric.Variant);
            if (variant is null)
            {
                var known = string.Join(", ", variants.Take(5).Select(other => other.Name));
                return new()
                {
                    Problem = $"{run.Experiment.Base.Name} has {variants.Count} variants, {known}"
                        + $"{(variants.Count > 5 ? ", ..." : "")}; "
                        + (metric.Variant is null ? "name one" : $"none of them is {metric.Variant}"),
                };
            }
            if (metric.IsCost)
            {
                var model = ModelSummary.Of(variant.Spec.Model, run.Dataset.Shape);
                return new()
                {
                    Cost = metric.Metric == ClaimedMetric.ParameterCount ? model.ParameterCount : model.MultiplyAdds,
                };
            }
            var of = TrialMetric.All.First(candidate => candidate.Name == metric.Metric).Of;
            return new()
            {
                Run = run,
                Values = run.CompletedOf(variant).Where(outcome => of(outcome) is not null)
                    .ToDictionary(outcome => (outcome.Plan.Seed, outcome.Plan.Fold), outcome => of(outcome)!.Value),
            };
        }
    }
}
