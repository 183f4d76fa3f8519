using Experiments.Data;
using Experiments.Execution;
using Experiments.Execution.Cleaning;
using Experiments.Files;
using Experiments.Optimization;
using Experiments.Reports;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;
using Xunit;

namespace Experiments;

[Collection(nameof(TorchAlone))]
public sealed class ExperimentRunnerTests : IDisposable
{
    private static readonly ExperimentSpec TwoTrials = Some.Spec with { Trials = new TrialsSpec { Count = 2 } };

    private readonly TemporaryFolder _folder = new();
    private readonly RunEvents _events = new();

    public void Dispose() => _folder.Dispose();

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
    public void Run_OfAFinishedRun_TouchesNothingAndSaysSo()
    {
        var first = Run(Some.Spec);
        var before = FileSnapshot.Times(_folder.Path);
        var events = _events.Count();

        var second = Run(Some.Spec);

        Assert.False(first.AlreadyComplete);
        Assert.True(second.AlreadyComplete);
        Assert.Equal(before, FileSnapshot.Times(_folder.Path));
        Assert.Equal(events, _events.Count());
        Assert.Equal(first.Outcomes.Single().TestLoss, second.Outcomes.Single().TestLoss);
        Assert.Equal(first.Outcomes.Single().Epochs, second.Outcomes.Single().Epochs);
    }

    [Fact]
    public void Run_OfAFinishedRunOfHundredsOfTrials_TouchesNothing()
    {
        var spec = Some.Spec with { Trials = new TrialsSpec { Count = 500 } };
        var folder = RunFolder.Of(_folder.At("out"), Experiment.Of(spec));
        EpochTable.Write(_folder.At("epochs.csv"), Some.Outcome().Epochs);
        TrialFile.Write(_folder.At("trial.json"), Some.Outcome());
        PredictionTable.Write(_folder.At("predictions.csv"), [.. Enumerable.Range(0, 60).Select(index => new Prediction(index, 1, 1, 0.9f))]);
        var outcome = File.ReadAllText(_folder.At("trial.json"));
        foreach (var plan in TrialPlan.All(Experiment.Of(spec)))
        {
            var trial = folder.Trial(plan);
            Directory.CreateDirectory(trial.Path);
            File.Copy(_folder.At("epochs.csv"), trial.Epochs);
            File.Copy(_folder.At("predictions.csv"), trial.Predictions);
            File.WriteAllText(trial.Trial, outcome
                .Replace("base-s1", plan.Name, StringComparison.Ordinal)
                .Replace("\"seed\": 1", $"\"seed\": {plan.Seed}", StringComparison.Ordinal));
        }
        Run(spec);
        var before = FileSnapshot.Times(_folder.Path);

        var again = Run(spec);

        Assert.True(again.AlreadyComplete);
        Assert.Equal(500, again.Outcomes.Count);
        Assert.Equal(before, FileSnapshot.Times(_folder.Path));
    }

    [Fact]
    public void Run_WithAnotherTitle_OnlyDrawsAnew()
    {
        Run(Some.Spec);

        var summary = Run(Some.Spec with { Title = "Better" });

        Assert.False(summary.AlreadyComplete);
        Assert.Single(_events.OfType<TrialEnded>());
        Assert.Contains("Better", File.ReadAllText(summary.Folder.Spec), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithMoreTrials_ExtendsTheRunAsIfItHadAlwaysHadThem()
    {
        var small = Run(Some.Spec, "a");
        var firstTrial = FileSnapshot.Times(small.Folder.Trial(Some.Plan).Path);

        var extended = Run(TwoTrials, "a");

        Assert.Equal(small.Folder, extended.Folder);
        Assert.Equal(firstTrial, FileSnapshot.Times(small.Folder.Trial(Some.Plan).Path));
        Assert.Equal(FileSnapshot.Numbers(Run(TwoTrials, "b").Folder.Path), FileSnapshot.Numbers(extended.Folder.Path));
    }

    [Fact]
    public void Run_OfALargerSweep_ExtendsTheRunAsIfItHadAlwaysHadIt()
    {
        var small = Run(Some.Sweep(0.25), "a");
        var firstTrial = FileSnapshot.Times(small.Folder.Trial(new("rate-0.25", 1)).Path);

        var extended = Run(Some.Sweep(0.5, 0.25), "a");

        Assert.Equal(small.Folder, extended.Folder);
        Assert.Equal(["rate-0.5-s1", "rate-0.25-s1"], extended.Outcomes.Select(outcome => outcome.Plan.Name));
        Assert.NotEqual(extended.Outcomes[0].TestLoss, extended.Outcomes[1].TestLoss);
        Assert.Equal(firstTrial, FileSnapshot.Times(small.Folder.Trial(new("rate-0.25", 1)).Path));
        Assert.Equal(
            FileSnapshot.Numbers(Run(Some.Sweep(0.5, 0.25), "b").Folder.Path), FileSnapshot.Numbers(extended.Folder.Path));
        Assert.True(Run(Some.Sweep(0.5, 0.25), "a").AlreadyComplete);
        Assert.True(File.Exists(extended.Folder.Figure("learning-curves-rate-0.5")));
    }

    [Fact]
    public void Run_OfFewerTrialsThatWasCutOff_WritesTheTablesAnew()
    {
        var large = Run(TwoTrials);
        AtomicFile.WriteText(large.Folder.Spec, Experiment.Of(Some.Spec).Yaml);

        var small = Run(Some.Spec);

        Assert.False(small.AlreadyComplete);
        Assert.Equal(2, File.ReadAllLines(small.Folder.Trials).Length);
        Assert.Contains(",1,0,0,1,", File.ReadAllText(small.Folder.Variants), StringComparison.Ordinal);
        Assert.True(File.Exists(large.Folder.Trial(new("base", 2)).Trial));
        Assert.True(Run(Some.Spec).AlreadyComplete);
    }

    [Fact]
    public void Run_CleanedAsAWhole_LeavesNothing()
    {
        var run = Run(Some.Spec with { Ensemble = new EnsembleSpec(), Trials = new TrialsSpec { Count = 2 } });

        new RunCleaner(TimeProvider.System).Remove([RunCleaner.Whole(run.Folder)]);

        Assert.Empty(Directory.GetFileSystemEntries(_folder.At("out")));
    }

    [Fact]
    public void Run_OfAnEditedSpec_SaysWhatChangedSinceTheLatestRun()
    {
        var first = Run(Some.Spec);
        Assert.Empty(_events.OfType<SpecChanged>());

        Run(Some.Spec with { Training = Some.Spec.Training with { BatchSize = 64 } });

        var told = Assert.Single(_events.OfType<SpecChanged>());
        Assert.Equal(first.Folder, told.Latest);
        Assert.Equal(["training.batch_size: 32 -> 64"], told.Differences.Select(difference => difference.ToString()));

        // Back to what has a run already: that run goes on.
        Run(TwoTrials);
        Assert.Single(_events.OfType<SpecChanged>());
    }

    [Fact]
    public void Run_BesideARunThatCannotBeRead_GoesOn()
    {
        var first = Run(Some.Spec);
        File.WriteAllText(first.Folder.Spec, "name: [");

        var second = Run(Some.Spec with { Training = Some.Spec.Training with { BatchSize = 64 } });

        Assert.Equal(TrialStatus.Completed, second.Outcomes.Single().Status);
        Assert.Contains(_events.OfType<Notice>(), notice => notice.Text.Contains("cannot be compared with", StringComparison.Ordinal));
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
    public void Run_CancelledAndStartedAgain_GivesWhatAnUndisturbedRunGives()
    {
        using var cancellation = new CancellationTokenSource();
        _events.On<TrialStarted>(started =>
        {
            if (started.Plan.Seed == 2)
            {
                cancellation.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => Run(TwoTrials, "a", cancellation: cancellation));
        var folder = RunFolder.Of(_folder.At("a"), Experiment.Of(TwoTrials));
        Assert.True(File.Exists(folder.Trial(Some.Plan).Trial));
        Assert.False(Directory.Exists(folder.Trial(new("base", 2)).Path));
        Assert.Equal(2, File.ReadAllLines(folder.Trials).Length);

        Run(TwoTrials, "a");

        Assert.Equal(FileSnapshot.Numbers(Run(TwoTrials, "b").Folder.Path), FileSnapshot.Numbers(folder.Path));
    }

    [Fact]
    public void Run_WhatIsLeftOfAKilledTrial_IsReplaced()
    {
        var folder = RunFolder.Of(_folder.At("a"), Experiment.Of(Some.Spec)).Trial(Some.Plan);
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(folder.Epochs, "half a li");
        File.WriteAllText(folder.Weights + ".0a1b.partial", "");

        var summary = Run(Some.Spec, "a");

        Assert.Equal(FileSnapshot.Numbers(Run(Some.Spec, "b").Folder.Path), FileSnapshot.Numbers(summary.Folder.Path));
    }

    [Fact]
    public void Run_WithAFailingTrial_GoesOnAndTriesItAgainNextTime()
    {
        var isLucky = false;
        var trial = 0UL;
        _events.On<TrialStarted>(started => trial = started.Plan.Seed);
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
        Assert.Equal(3, _events.OfType<TrialEnded>().Count());
    }

    [Fact]
    public void Run_WithADivergedTrial_IsFinished()
    {
        var spec = Some.Spec with { Training = Some.Spec.Training with { Optimizer = new Sgd { LearningRate = 1e30 } } };

        Assert.Equal(TrialStatus.Diverged, Run(spec).Outcomes.Single().Status);
        Assert.True(Run(spec).AlreadyComplete);
    }

    [Fact]
    public void Run_ThatRetriesDivergedTrials_RunsThemAgainAndNothingElse()
    {
        var isBroken = true;
        var trial = 0UL;
        _events.On<TrialStarted>(started => trial = started.Plan.Seed);
        var spec = TwoTrials with
        {
            Training = TwoTrials.Training with
            {
                Loss = new BrokenLoss(() =>
                {
                    if (trial == 1 && isBroken)
                    {
                        throw new InvalidOperationException("no luck");
                    }
                }),
            },
        };
        var first = Run(spec);
        var diverged = first.Folder.Trial(Some.Plan);
        TrialFile.Write(diverged.Trial, first.Outcomes[0] with { Status = TrialStatus.Diverged });
        var finished = FileSnapshot.Times(first.Folder.Trial(new("base", 2)).Path);
        isBroken = false;

        Assert.Equal(TrialStatus.Diverged, Run(spec).Outcomes[0].Status);
        var retried = Run(spec, retry: true);

        Assert.Equal([TrialStatus.Completed, TrialStatus.Completed], retried.Outcomes.Select(outcome => outcome.Status));
        Assert.Equal(finished, FileSnapshot.Times(first.Folder.Trial(new("base", 2)).Path));
    }

    [Fact]
    public void Run_WithoutARenderer_KeepsTheResultsAndSaysWhatIsMissing()
    {
        var summary = Run(Some.Spec, renderer: new BrokenRenderer());

        Assert.Equal(TrialStatus.Completed, summary.Outcomes.Single().Status);
        Assert.Contains(_events.OfType<Notice>(), notice => notice.Text.Contains("gnuplot is away", StringComparison.Ordinal));

        // The next start has only the figures to do.
        var again = Run(Some.Spec);

        Assert.False(again.AlreadyComplete);
        Assert.Single(_events.OfType<TrialEnded>());
        Assert.True(File.Exists(again.Folder.Figure("learning-curves")));
    }

    [Fact]
    public void Run_IntoAFile_IsRefusedBeforeTraining()
    {
        File.WriteAllText(_folder.At("file"), "");

        var exception = Assert.Throws<ExperimentException>(() => Run(Some.Spec, "file"));

        Assert.Equal(FailureKind.Results, exception.Kind);
        Assert.Empty(_events.OfType<RunStarted>());
    }

    [Fact]
    public void Run_WithoutData_LeavesNoFolder()
    {
        var spec = Some.Spec with { Data = new DataSpec { Dataset = _folder.At("nothing") } };

        var exception = Assert.Throws<ExperimentException>(() => Run(spec, "out"));

        Assert.Equal(FailureKind.Data, exception.Kind);
        Assert.False(Directory.Exists(_folder.At("out", "tiny")));
    }

    [Fact]
    public void Run_OverADamagedOutcome_IsRefused()
    {
        var summary = Run(Some.Spec);
        File.WriteAllText(summary.Folder.Trial(Some.Plan).Trial, "{");

        Assert.Equal(FailureKind.Results, Assert.Throws<ExperimentException>(() => Run(Some.Spec)).Kind);
    }

    [Fact]
    public void Run_OfAnExtendedRunOnOtherThreads_SaysSo()
    {
        Run(Some.Spec, threads: 1);
        Run(TwoTrials, threads: 2);

        Assert.Contains(_events.OfType<Notice>(), notice => notice.Text.Contains("threads was 1, now 2", StringComparison.Ordinal));
    }

    private RunSummary Run(
        ExperimentSpec spec,
        string output = "out",
        IFigureRenderer? renderer = null,
        int threads = 1,
        CancellationTokenSource? cancellation = null,
        bool retry = false) =>
        Run(Experiment.Of(spec), output, renderer, threads, cancellation, retry);

    private RunSummary Run(
        Experiment experiment,
        string output = "out",
        IFigureRenderer? renderer = null,
        int threads = 1,
        CancellationTokenSource? cancellation = null,
        bool retry = false)
    {
        var options = new RunOptions
        {
            Output = _folder.At(output),
            Data = new DataLocation(Offline: true),
            Threads = threads,
            Command = "run tiny.yaml",
            RetryDiverged = retry,
        };
        return new ExperimentRunner(options, renderer ?? new BlankRenderer(), TimeProvider.System, _events)
            .Run(experiment, cancellation?.Token ?? default);
    }

    private sealed class BlankRenderer : IFigureRenderer
    {
        public byte[] ToPng(Figure figure) => [1];
    }

    private sealed class BrokenRenderer : IFigureRenderer
    {
        public byte[] ToPng(Figure figure) => throw new ExperimentException(FailureKind.Environment, "gnuplot is away");
    }
}
