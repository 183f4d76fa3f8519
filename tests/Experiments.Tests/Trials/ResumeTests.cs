using Experiments.Optimization;
using Xunit;

namespace Experiments.Trials;

/// <summary>A trial that is cut off and goes on gives what an undisturbed one gives, byte for byte.</summary>
[Collection(nameof(TorchAlone))]
public sealed class ResumeTests : InterruptedTrials
{
    public static TheoryData<string> Optimizers => [.. EveryOptimizer.ByKind.Keys];

    [Fact]
    public void Run_CancelledAtEachStepInTurn_GivesTheSameBytes()
    {
        var whole = Undisturbed(Some.Spec);
        Assert.Equal(16, Events.OfType<StepDone>().Count());

        for (var step = 1; step <= 16; step++)
        {
            var folder = new RunFolder(Output.At($"stopped-{step}"));
            CancelAfter<StepDone>(step, folder, Some.Spec);
            Assert.Equal((step - 1) / 8 + 1, Events.OfType<TrialSaved>().Single().Epoch);
            Assert.Equal((step - 1) % 8 + 1, Events.OfType<TrialSaved>().Single().StepsDone);

            Run(folder, Some.Spec);

            AssertSame(whole, folder);
            Assert.Equal(Events.OfType<StepDone>().Count(), 16 - step);
        }
    }

    [Fact]
    public void Run_CancelledAgainAndAgain_GivesTheSameBytes()
    {
        var whole = Undisturbed(Some.Spec);

        var folder = new RunFolder(Output.At("stopped"));
        for (var step = 1; step <= 16; step++)
        {
            CancelAfter<StepDone>(1, folder, Some.Spec);
        }
        Run(folder, Some.Spec);

        AssertSame(whole, folder);
    }

    // Every kind of optimizer, whose states differ, with all else that is kept from step to step.
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Run_CancelledWithAnyOptimizer_GivesTheSameBytes(string kind)
    {
        var spec = EveryOptimizer.Everything(EveryOptimizer.ByKind[kind]);
        var whole = Undisturbed(spec);

        foreach (var step in (int[])[1, 6, 8, 13, 19])
        {
            var folder = new RunFolder(Output.At($"stopped-{step}"));
            CancelAfter<StepDone>(step, folder, spec);
            AssertSizeIsAsEstimated(folder, spec);
            Run(folder, spec);
            AssertSame(whole, folder);
        }
    }

    // A kill at any moment leaves the files that the last checkpoint found: after each of them, the folder is copied,
    // as a kill would leave it, and gone on with.
    [Fact]
    public void Run_KilledAfterEachCheckpoint_GivesTheSameBytes()
    {
        var spec = EveryOptimizer.Everything(new Adam { LearningRate = 0.01, Epsilon = 1e-7 });
        var copies = new List<RunFolder>();
        var place = new RunFolder(Output.At("whole"));
        Events.On<StepDone>(_ => CopyTrial());
        Events.On<EpochDone>(_ => CopyTrial());
        var time = new SteppingTime(secondsPerLook: 1000);

        Run(place, spec, time: time);

        Assert.True(copies.Count > 20, $"{copies.Count} copies");
        var whole = FileSnapshot.Numbers(place.Path);
        foreach (var copy in copies)
        {
            Events = new();
            Run(copy, spec);
            AssertSame(whole, copy);
        }

        void CopyTrial()
        {
            var copy = new RunFolder(Output.At($"copy-{copies.Count}"));
            var from = place.Trial(Some.Plan).Path;
            var to = copy.Trial(Some.Plan).Path;
            Directory.CreateDirectory(to);
            foreach (var file in Directory.GetFiles(from))
            {
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }
            Assert.InRange(Directory.GetFiles(to, "checkpoint-*").Length, 0, 2);
            copies.Add(copy);
        }
    }

    [Fact]
    public void Run_CancelledInValidationOrTest_GivesTheSameBytes()
    {
        var whole = Undisturbed(Some.Spec);

        // The epoch's row is told after its validation, and before that no step is: the test follows the second.
        var folder = new RunFolder(Output.At("tested"));
        CancelAfter<EpochDone>(2, folder, Some.Spec);
        Assert.Equal(new(Some.Plan, 3, 0), Events.OfType<TrialSaved>().Single());
        Run(folder, Some.Spec);
        AssertSame(whole, folder);

        var losses = 0;
        using var cancellation = new CancellationTokenSource();
        folder = new RunFolder(Output.At("validated"));
        var cancelling = Some.Spec with
        {
            Training = Some.Spec.Training with
            {
                Loss = new BrokenLoss(() =>
                {
                    if (++losses == 8)
                    {
                        cancellation.Cancel();
                    }
                }),
            },
        };
        Events = new();
        Assert.Throws<OperationCanceledException>(() => Run(folder, cancelling, cancellation));
        Assert.Equal(new(Some.Plan, 1, 8), Events.OfType<TrialSaved>().Single());
        Run(folder, Some.Spec);
        AssertSame(whole, folder);
    }

    [Fact]
    public void Run_OfWhatEarlyStoppingHadEnded_OnlyTests()
    {
        var spec = Some.Spec with
        {
            Training = Some.Spec.Training with
            {
                Epochs = 9,
                Schedule = new StepSchedule { StepSize = 1, Gamma = 1e-7 },
                EarlyStopping = new() { Patience = 2, MinDelta = 0.01, RestoreBest = true },
            },
        };
        var whole = Undisturbed(spec);

        var folder = new RunFolder(Output.At("stopped"));
        CancelAfter<EpochDone>(3, folder, spec);
        Events = new();
        var outcome = Run(folder, spec);

        Assert.Empty(Events.OfType<StepDone>());
        Assert.Equal((3, 3, 1), (outcome.Epochs.Count, outcome.StoppedAfter, outcome.RestoredEpoch));
        AssertSame(whole, folder);
    }

    [Fact]
    public void Run_OfAFailedTrial_GoesOnFromItsCheckpoint()
    {
        var whole = Undisturbed(Some.Spec);
        var folder = new RunFolder(Output.At("failed"));
        var steps = 0;
        var spec = Some.Spec with
        {
            Training = Some.Spec.Training with
            {
                Loss = new BrokenLoss(() =>
                {
                    if (++steps == 14)
                    {
                        throw new InvalidOperationException("no luck");
                    }
                }),
            },
        };
        Assert.Equal(TrialStatus.Failed, Run(folder, spec).Status);

        Events = new();
        Run(folder, spec);

        Assert.Equal(new(Some.Plan, 2, 0), Events.OfType<TrialResumed>().Single());
        AssertSame(whole, folder);
    }
}
