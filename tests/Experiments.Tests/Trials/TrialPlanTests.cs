using Experiments.Data;
using Experiments.Spec;
using Xunit;

namespace Experiments.Trials;

public class TrialPlanTests
{
    [Fact]
    public void All_OfSeveralTrials_HasTheSeedsFromTheFirstOn() => Check(
        Some.Spec with { Trials = new TrialsSpec { Count = 3, Seed = 7 } }, "base-s7", "base-s8", "base-s9");

    [Fact]
    public void All_OfFolds_HasATrialAFoldOfEachSeed() => Check(
        Some.Spec with
        {
            Data = Some.Spec.Data with { Validation = new Folds(3) },
            Trials = new TrialsSpec { Count = 2 },
        },
        "base-s1-f1",
        "base-s1-f2",
        "base-s1-f3",
        "base-s2-f1",
        "base-s2-f2",
        "base-s2-f3");

    private static void Check(ExperimentSpec spec, params string[] expected)
    {
        var plans = TrialPlan.All(Experiment.Of(spec));

        Assert.Equal(expected, plans.Select(plan => plan.Name));
    }
}
