using Experiments.Files;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;
using Xunit;

namespace Experiments;

/// <summary>Runs that are started again: as they were, larger, edited, after they were cut off.</summary>
[Collection(nameof(TorchAlone))]
public sealed class RunAgainTests : RunsInAFolder
{
    [Fact]
    public void Run_OfAFinishedRun_TouchesNothingAndSaysSo()
    {
        var first = Run(Some.Spec);
        var before = FileSnapshot.Times(Output.Path);
        var events = Events.Count();

        var second = Run(Some.Spec);

        Assert.False(first.AlreadyComplete);
        Assert.True(second.AlreadyComplete);
        Assert.Equal(before, FileSnapshot.Times(Output.Path));
        Assert.Equal(events, Events.Count());
        Assert.Equal(first.Outcomes.Single().TestLoss, second.Outcomes.Single().TestLoss);
        Assert.Equal(first.Outcomes.Single().Epochs, second.Outcomes.Single().Epochs);
    }

    [Fact]
    public void Run_OfAFinishedRunOfHundredsOfTrials_TouchesNothing()
    {
        var spec = Some.Spec with { Trials = new TrialsSpec { Count = 500 } };
        var folder = RunFolder.Of(Output.At("out"), Experiment.Of(spec));
        EpochTable.Write(Output.At("epochs.csv"), Some.Outcome().Epochs);
        TrialFile.Write(Output.At("trial.json"), Some.Outcome());
        PredictionTable.Write(
            Output.At("predictions.csv"),
            [.. Enumerable.Range(0, 60).Select(index => new Prediction(index, 1, 1, 0.9f))]);
        var outcome = File.ReadAllText(Output.At("trial.json"));
        foreach (var plan in TrialPlan.All(Experiment.Of(spec)))
        {
            var trial = folder.Trial(plan);
            Directory.CreateDirectory(trial.Path);
            File.Copy(Output.At("epochs.csv"), trial.Epochs);
            File.Copy(Output.At("predictions.csv"), trial.Predictions);
            File.WriteAllText(trial.Trial, outcome
                .Replace("base-s1", plan.Name, StringComparison.Ordinal)
                .Replace("\"seed\": 1", $"\"seed\": {plan.Seed}", StringComparison.Ordinal));
        }
        Run(spec);
        var before = FileSnapshot.Times(Output.Path);

        var again = Run(spec);

        Assert.True(again.AlreadyComplete);
        Assert.Equal(500, again.Outcomes.Count);
        Assert.Equal(before, FileSnapshot.Times(Output.Path));
    }

    [Fact]
    public void Run_WithAnotherTitle_OnlyDrawsAnew()
    {
        Run(Some.Spec);

        var summary = Run(Some.Spec with { Title = "Better" });

        Assert.False(summary.AlreadyComplete);
        Assert.Single(Events.OfType<TrialEnded>());
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
            FileSnapshot.Numbers(Run(Some.Sweep(0.5, 0.25), "b").Folder.Path),
            FileSnapshot.Numbers(extended.Folder.Path));
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
    public void Run_OfAnEditedSpec_SaysWhatChangedSinceTheLatestRun()
    {
        var first = Run(Some.Spec);
        Assert.Empty(Events.OfType<SpecChanged>());

        Run(Some.Spec with { Training = Some.Spec.Training with { BatchSize = 64 } });

        var told = Assert.Single(Events.OfType<SpecChanged>());
        Assert.Equal(first.Folder, told.Latest);
        Assert.Equal(["training.batch_size: 32 -> 64"], told.Differences.Select(difference => difference.ToString()));

        // Back to what has a run already: that run goes on.
        Run(TwoTrials);
        Assert.Single(Events.OfType<SpecChanged>());
    }

    [Fact]
    public void Run_BesideARunThatCannotBeRead_GoesOn()
    {
        var first = Run(Some.Spec);
        File.WriteAllText(first.Folder.Spec, "name: [");

        var second = Run(Some.Spec with { Training = Some.Spec.Training with { BatchSize = 64 } });

        Assert.Equal(TrialStatus.Completed, second.Outcomes.Single().Status);
        Assert.Contains(
            Events.OfType<Notice>(),
            notice => notice.Text.Contains("cannot be compared with", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_CancelledAndStartedAgain_GivesWhatAnUndisturbedRunGives()
    {
        using var cancellation = new CancellationTokenSource();
        Events.On<TrialStarted>(started =>
        {
            if (started.Plan.Seed == 2)
            {
                cancellation.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => Run(TwoTrials, "a", cancellation: cancellation));
        var folder = RunFolder.Of(Output.At("a"), Experiment.Of(TwoTrials));
        Assert.True(File.Exists(folder.Trial(Some.Plan).Trial));
        Assert.False(Directory.Exists(folder.Trial(new("base", 2)).Path));
        Assert.Equal(2, File.ReadAllLines(folder.Trials).Length);

        Run(TwoTrials, "a");

        Assert.Equal(FileSnapshot.Numbers(Run(TwoTrials, "b").Folder.Path), FileSnapshot.Numbers(folder.Path));
    }

    [Fact]
    public void Run_WhatIsLeftOfAKilledTrial_IsReplaced()
    {
        var folder = RunFolder.Of(Output.At("a"), Experiment.Of(Some.Spec)).Trial(Some.Plan);
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(folder.Epochs, "half a li");
        File.WriteAllText(folder.Weights + ".0a1b.partial", "");

        var summary = Run(Some.Spec, "a");

        Assert.Equal(FileSnapshot.Numbers(Run(Some.Spec, "b").Folder.Path), FileSnapshot.Numbers(summary.Folder.Path));
    }

    [Fact]
    public void Run_ThatRetriesDivergedTrials_RunsThemAgainAndNothingElse()
    {
        var isBroken = true;
        var trial = 0UL;
        Events.On<TrialStarted>(started => trial = started.Plan.Seed);
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

        Assert.Equal(
            [TrialStatus.Completed, TrialStatus.Completed], retried.Outcomes.Select(outcome => outcome.Status));
        Assert.Equal(finished, FileSnapshot.Times(first.Folder.Trial(new("base", 2)).Path));
    }

    [Fact]
    public void Run_OfAnExtendedRunOnOtherThreads_SaysSo()
    {
        Run(Some.Spec, threads: 1);
        Run(TwoTrials, threads: 2);

        Assert.Contains(
            Events.OfType<Notice>(), notice => notice.Text.Contains("threads was 1, now 2", StringComparison.Ordinal));
    }
}
