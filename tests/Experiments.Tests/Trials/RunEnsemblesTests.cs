using Experiments.Metrics;
using Experiments.Spec;
using Xunit;

namespace Experiments.Trials;

public sealed class RunEnsemblesTests
{
    private static readonly Answers Test = Answers(0, 0, 1);
    private static readonly Answers Validation = Answers(100, 1, 0);

    [Fact]
    public void Members_WithValidationInCommon_AreWeightedToo()
    {
        var ensemble = EnsembleOutcome.Of([new("a", Validation, Test), new("b", Validation, Test)], Vote.Soft);

        Assert.Equal(["a", "b"], ensemble.Members);
        Assert.Equal(2, ensemble.Weighted!.Weights.Count);
        Assert.Equal(0, ensemble.Disagreement);
    }

    // What one held out, the other was trained on.
    [Fact]
    public void Members_WithOtherValidation_AreNotWeighted() => Assert.Null(
        EnsembleOutcome.Of([new("a", Validation, Test), new("b", Answers(200, 1, 0), Test)], Vote.Soft).Weighted);

    [Fact]
    public void Members_TestedOnOtherExamples_AreRefused()
    {
        var problem = Assert.Throws<ExperimentException>(
            () => EnsembleOutcome.Of([new("a", null, Test), new("b", null, Answers(5, 0, 1))], Vote.Hard));

        Assert.StartsWith("b and a were tested on different examples", problem.Message, StringComparison.Ordinal);
        Assert.Equal(FailureKind.Results, problem.Kind);
    }

    private static Answers Answers(int firstExample, params int[] labels) => new(
        2,
        [.. labels.Select((_, index) => firstExample + index)],
        labels,
        [.. labels.SelectMany(label => label == 0 ? [1f, 0f] : new[] { 0f, 1f })]);
}
