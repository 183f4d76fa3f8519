using Experiments.Files;
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

        Assert.Equal(
            [(1, "high"), (2, "low")], comparison.Leaderboard.Rows.Select(row => (row.Rank, row.Contestant.Name)));
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

    private RunFolder Store(string name, string dataHash, params double[] accuracies) =>
        SomeStoredRun.Store(_output.Path, Some.Spec with { Name = name, Title = name }, dataHash, accuracies);
}
