using Experiments.Metrics;
using Experiments.Models;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>The variants of runs against each other, on equal terms: tested on the same images.</summary>
/// <param name="Leaderboard">Ranks and verdicts, by test accuracy.</param>
/// <param name="Variants">Those on the leaderboard, in its order.</param>
/// <param name="Untold">Variants without a completed trial, which cannot be compared.</param>
public sealed record VariantComparison(
    Leaderboard Leaderboard, IReadOnlyList<ComparedVariant> Variants, IReadOnlyList<string> Untold)
{
    /// <summary>What they were tested on: mnist, 10,000 test images. Default: empty.</summary>
    public string TestedOn { get; init; } = "";

    /// <summary>The rows of the leaderboard, each with its variant.</summary>
    public IEnumerable<(RankedContestant Place, ComparedVariant Variant)> Rows => Leaderboard.Rows.Zip(Variants);

    /// <summary>
    /// Compares the variants of runs, each run's own ones too: one comparison for all runs that were tested on the same
    /// images, in the order of the runs.
    /// </summary>
    /// <param name="runs">The runs.</param>
    public static IReadOnlyList<VariantComparison> Of(IReadOnlyList<StoredRun> runs) =>
    [
        .. from run in runs
           group run by (run.History.Sha256, run.TestCount) into alike
           select OfTestedAlike([.. alike]),
    ];

    private static VariantComparison OfTestedAlike(IReadOnlyList<StoredRun> runs)
    {
        var variants = new Dictionary<string, ComparedVariant>();
        var untold = new List<string>();
        foreach (var run in runs)
        {
            var ofExperiment = runs.Count(other => other.Experiment.Base.Name == run.Experiment.Base.Name);
            foreach (var variant in run.Experiment.Variants)
            {
                var name = NameOf(run, variant.Name, runs.Count, ofExperiment);
                if (run.CompletedOf(variant) is { Count: > 0 } completed)
                {
                    variants.Add(name, new(name, run, variant, completed));
                }
                else
                {
                    untold.Add(name);
                }
            }
        }
        var leaderboard = Leaderboard.Of(variants.Values.Select(variant => new Contestant(
            variant.Name,
            variant.Completed.ToDictionary(
                outcome => (outcome.Plan.Seed, outcome.Plan.Fold), outcome => outcome.TestAccuracy!.Value))));
        return new(leaderboard, [.. leaderboard.Rows.Select(row => variants[row.Contestant.Name])], untold)
        {
            TestedOn = FormattableString.Invariant(
                $"{Path.GetFileName(runs[0].Dataset.Name)}, {runs[0].TestCount:#,0} test images"),
        };
    }

    // As short as it can be told apart by.
    private static string NameOf(StoredRun run, string variant, int runCount, int runsOfExperiment)
    {
        if (runCount == 1 && run.Experiment.IsSweep)
        {
            return variant;
        }
        var name = runsOfExperiment > 1 ? run.Name : run.Experiment.Base.Name;
        return run.Experiment.IsSweep ? $"{name}/{variant}" : name;
    }
}

/// <summary>A variant among others.</summary>
/// <param name="Name">Its name among them.</param>
/// <param name="Run">Its run.</param>
/// <param name="Variant">What it is.</param>
/// <param name="Completed">Its trials that were tested, at least one.</param>
public sealed record ComparedVariant(
    string Name, StoredRun Run, Variant Variant, IReadOnlyList<TrialOutcome> Completed)
{
    private readonly Lazy<ModelSummary> _model =
        new(() => ModelSummary.Of(Variant.Spec.Model, Run.Dataset.Shape));

    /// <summary>Numbers that training adjusts.</summary>
    public long ParameterCount => _model.Value.ParameterCount;

    /// <summary>Multiply-adds of one image's forward pass.</summary>
    public long MultiplyAdds => _model.Value.MultiplyAdds;

    /// <summary>The time of a trial, in the mean; it depends on the machine and what else it did.</summary>
    public TimeSpan TrialTime => TimeSpan.FromTicks((long)Completed.Average(outcome => outcome.Duration.Ticks));
}
