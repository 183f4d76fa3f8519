using Experiments.Data;
using Experiments.Execution.Cleaning;
using Experiments.Optimization;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments;

[Collection(nameof(TorchAlone))]
public sealed class ExperimentRunnerTests : RunsInAFolder
{
    [Fact]
    public void Run_IntoTwoOutputs_GivesTheSameBits()
    {
        var first = Run(TwoTrials, "a");
        var second = Run(TwoTrials, "b");

        var numbers = FileSnapshot.Numbers(first.Folder.Path);
        Assert.Equal(numbers, FileSnapshot.Numbers(second.Folder.Path));
        Assert.Contains(Path.Combine("trials", "base-s2", "weights.safetensors"), numbers.Keys);
        Assert.Contains("trials.csv", numbers.Keys);
        Assert.NotEqual(
            numbers[Path.Combine("trials", "base-s1", "weights.safetensors")],
            numbers[Path.Combine("trials", "base-s2", "weights.safetensors")]);
    }

    [Fact]
    public void Run_CleanedAsAWhole_LeavesNothing()
    {
        var run = Run(Some.Spec with { Ensemble = new EnsembleSpec(), Trials = new TrialsSpec { Count = 2 } });

        new RunCleaner(TimeProvider.System).Remove([RunCleaner.Whole(run.Folder)]);

        Assert.Empty(Directory.GetFileSystemEntries(Output.At("out")));
    }

    [Fact]
    public void Run_OfFolds_ValidatesOnEachOfThem()
    {
        var spec = Some.Spec with { Data = Some.Spec.Data with { Validation = new Folds(3) } };

        var summary = Run(spec);

        Assert.Equal(["base-s1-f1", "base-s1-f2", "base-s1-f3"], summary.Outcomes.Select(outcome => outcome.Plan.Name));
        Assert.Equal(3, summary.Outcomes.Select(outcome => outcome.Epochs[^1].ValidationLoss).Distinct().Count());
    }

    [Fact]
    public void Run_WithAFailingTrial_GoesOnAndTriesItAgainNextTime()
    {
        var isLucky = false;
        var trial = 0UL;
        Events.On<TrialStarted>(started => trial = started.Plan.Seed);
        var spec = TwoTrials with
        {
            Training = TwoTrials.Training with
            {
                Loss = new BrokenLoss(() =>
                {
                    if (trial == 1 && !isLucky)
                    {
                        throw new InvalidOperationException("no luck");
                    }
                }),
            },
        };

        var first = Run(spec);

        Assert.Equal([TrialStatus.Failed, TrialStatus.Completed], first.Outcomes.Select(outcome => outcome.Status));
        Assert.Contains(",failed,0,,,,,", File.ReadAllText(first.Folder.Trials), StringComparison.Ordinal);

        isLucky = true;
        var second = Run(spec);

        Assert.False(second.AlreadyComplete);
        Assert.Equal([TrialStatus.Completed, TrialStatus.Completed], second.Outcomes.Select(outcome => outcome.Status));
        Assert.Equal(3, Events.OfType<TrialEnded>().Count());
    }

    [Fact]
    public void Run_WithADivergedTrial_IsFinished()
    {
        var spec =
            Some.Spec with { Training = Some.Spec.Training with { Optimizer = new Sgd { LearningRate = 1e30 } } };

        Assert.Equal(TrialStatus.Diverged, Run(spec).Outcomes.Single().Status);
        Assert.True(Run(spec).AlreadyComplete);
    }

    [Fact]
    public void Run_WithoutARenderer_KeepsTheResultsAndSaysWhatIsMissing()
    {
        var summary = Run(Some.Spec, renderer: new BrokenRenderer());

        Assert.Equal(TrialStatus.Completed, summary.Outcomes.Single().Status);
        Assert.Contains(
            Events.OfType<Notice>(), notice => notice.Text.Contains("gnuplot is away", StringComparison.Ordinal));

        // The next start has only the figures to do.
        var again = Run(Some.Spec);

        Assert.False(again.AlreadyComplete);
        Assert.Single(Events.OfType<TrialEnded>());
        Assert.True(File.Exists(again.Folder.Figure("learning-curves")));
    }

    [Fact]
    public void Run_IntoAFile_IsRefusedBeforeTraining()
    {
        File.WriteAllText(Output.At("file"), "");

        var exception = Assert.Throws<ExperimentException>(() => Run(Some.Spec, "file"));

        Assert.Equal(FailureKind.Results, exception.Kind);
        Assert.Empty(Events.OfType<RunStarted>());
    }

    [Fact]
    public void Run_WithoutData_LeavesNoFolder()
    {
        var spec = Some.Spec with { Data = new DataSpec { Dataset = Output.At("nothing") } };

        var exception = Assert.Throws<ExperimentException>(() => Run(spec, "out"));

        Assert.Equal(FailureKind.Data, exception.Kind);
        Assert.False(Directory.Exists(Output.At("out", "tiny")));
    }

    [Fact]
    public void Run_OverADamagedOutcome_IsRefused()
    {
        var summary = Run(Some.Spec);
        File.WriteAllText(summary.Folder.Trial(Some.Plan).Trial, "{");

        Assert.Equal(FailureKind.Results, Assert.Throws<ExperimentException>(() => Run(Some.Spec)).Kind);
    }
}
