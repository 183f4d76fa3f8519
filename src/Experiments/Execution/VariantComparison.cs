using Experiments.Data;
using Experiments.Metrics;
using Experiments.Models;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>The variants of runs against each other, on equal terms.</summary>
/// <param name="Leaderboard">Ranks and verdicts, by test accuracy.</param>
/// <param name="Costs">What each variant costs, by its name on the leaderboard.</param>
/// <param name="Untold">Variants without a completed trial, which cannot be compared.</param>
public sealed record VariantComparison(
    Leaderboard Leaderboard, IReadOnlyDictionary<string, VariantCost> Costs, IReadOnlyList<string> Untold)
{
    /// <summary>Compares the variants of runs, each run's own ones too.</summary>
    /// <param name="folders">The runs, at least one.</param>
    /// <exception cref="ExperimentException">
    /// A folder holds no run, files in it are damaged, or the runs were tested on different images; kind Results.
    /// </exception>
    public static VariantComparison Of(IReadOnlyList<RunFolder> folders)
    {
        var runs = folders.Select(folder => (Status: RunStatus.Read(folder), Data: RunHistory.Read(folder).Sha256)).ToList();
        foreach (var (status, data) in runs)
        {
            if (data != runs[0].Data || status.Experiment.Base.Data.TestLimit != runs[0].Status.Experiment.Base.Data.TestLimit)
            {
                throw new ExperimentException(
                    FailureKind.Results,
                    $"{status.Folder.Path} and {runs[0].Status.Folder.Path} were tested on different images, so their accuracies cannot be "
                    + "compared. Nothing was changed. Name runs of one dataset with the same limit.");
            }
        }
        var contestants = new List<Contestant>();
        var costs = new Dictionary<string, VariantCost>();
        var untold = new List<string>();
        foreach (var (status, _) in runs)
        {
            var ended = status.Ended.ToLookup(outcome => outcome.Plan.Variant);
            foreach (var variant in status.Experiment.Variants)
            {
                var name = NameOf(status, variant.Name, runs.Count(run => run.Status.Experiment.Base.Name == status.Experiment.Base.Name));
                var completed = ended[variant.Name].Where(outcome => outcome.TestAccuracy is not null).ToList();
                if (completed.Count == 0)
                {
                    untold.Add(name);
                    continue;
                }
                contestants.Add(new(name, completed.ToDictionary(
                    outcome => (outcome.Plan.Seed, outcome.Plan.Fold), outcome => outcome.TestAccuracy!.Value)));
                var model = ModelSummary.Of(
                    variant.Spec.Model, DatasetCatalogue.Describe(variant.Spec.Data.Dataset).Shape);
                costs[name] = new(
                    model.ParameterCount,
                    model.MultiplyAdds,
                    TimeSpan.FromTicks((long)completed.Average(outcome => outcome.Duration.Ticks)));
            }
        }
        return new(Leaderboard.Of(contestants), costs, untold);
    }

    // As short as it can be told apart by.
    private static string NameOf(RunStatus status, string variant, int runsOfExperiment)
    {
        var name = status.Experiment.Base.Name;
        var run = runsOfExperiment > 1 ? $"{name}/{Path.GetFileName(status.Folder.Path)}" : name;
        return status.Experiment.IsSweep ? $"{run}/{variant}" : run;
    }
}

/// <summary>What a variant costs.</summary>
/// <param name="ParameterCount">Numbers that training adjusts.</param>
/// <param name="MultiplyAdds">Of one image's forward pass.</param>
/// <param name="TrialTime">A trial, in the mean; it depends on the machine and what else it did.</param>
public sealed record VariantCost(long ParameterCount, long MultiplyAdds, TimeSpan TrialTime);
