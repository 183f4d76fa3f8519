using Experiments.Files;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments.Execution;

public sealed class VariantComparisonTests : IDisposable
{
    private readonly TemporaryFolder _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Variants_OfSeveralRuns_AreRanked_WithWhatTheyCost()
    {
        var comparison = Compare(Store("low", "aa", 0.90, 0.91, 0.902), Store("high", "aa", 0.95, 0.961, 0.953))[0];

        Assert.Equal([(1, "high"), (2, "low")], comparison.Leaderboard.Rows.Select(row => (row.Rank, row.Contestant.Name)));
        Assert.Equal(3, Assert.Single(comparison.Leaderboard.Verdicts).Comparison.Difference.Count);
        Assert.Equal(["high", "low"], comparison.Variants.Select(variant => variant.Name));
        Assert.Equal(TimeSpan.FromSeconds(7.5), comparison.Variants[1].TrialTime);
        Assert.True(comparison.Variants[1].ParameterCount > 0);
    }

    [Fact]
    public void Variants_WithoutACompletedTrial_AreNamed() =>
        Assert.Equal(["none"], Compare(Store("some", "aa", 0.9), Store("none", "aa"))[0].Untold);

    [Fact]
    public void Runs_TestedOnOtherImages_AreComparedApart()
    {
        var comparisons = Compare(Store("one", "aa", 0.9), Store("other", "bb", 0.9), Store("third", "aa", 0.8));

        Assert.Equal(
            [["one", "third"], ["other"]],
            comparisons.Select(comparison => comparison.Variants.Select(variant => variant.Name).ToArray()));
    }

    private static IReadOnlyList<VariantComparison> Compare(params RunFolder[] folders) =>
        VariantComparison.Of([.. folders.Select(StoredRun.Read)]);

    private RunFolder Store(string name, string dataHash, params double[] accuracies)
    {
        var experiment = Experiment.Of(
            Some.Spec with { Name = name, Title = name, Trials = new() { Count = Math.Max(1, accuracies.Length) } });
        var folder = RunFolder.Of(_output.Path, experiment);
        AtomicFile.WriteText(
            folder.Run,
            $$"""
            {"run": "{{Path.GetFileName(folder.Path)}}", "dataset": {"name": "tiny", "sha256": "{{dataHash}}"}, "starts": []}
            """);
        AtomicFile.WriteText(folder.Spec, SpecWriter.ToYaml(experiment.Base));
        foreach (var (index, accuracy) in accuracies.Index())
        {
            var plan = new TrialPlan("base", (ulong)index + 1);
            var outcome = Some.Outcome(TrialStatus.Completed, plan) with { TestAccuracy = accuracy };
            EpochTable.Write(folder.Trial(plan).Epochs, outcome.Epochs);
            TrialFile.Write(folder.Trial(plan).Trial, outcome);
        }
        return folder;
    }
}
