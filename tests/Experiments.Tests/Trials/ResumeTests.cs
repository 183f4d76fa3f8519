using Experiments.Files;
using Experiments.Layers;
using Experiments.Models;
using Experiments.Optimization;
using Experiments.Spec;
using Experiments.Training;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Trials;

/// <summary>A trial that is cut off and goes on gives what an undisturbed one gives, byte for byte.</summary>
[Collection(nameof(TorchAlone))]
public sealed class ResumeTests : IDisposable
{
    private static readonly Dictionary<string, string> OneThread = new() { ["threads"] = "1", ["device"] = "cpu" };

    private readonly TemporaryFolder _folder = new();
    private RunEvents _events = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_CancelledAtEachStepInTurn_GivesTheSameBytes()
    {
        var whole = Undisturbed(Some.Spec);
        Assert.Equal(16, _events.OfType<StepDone>().Count());

        for (var step = 1; step <= 16; step++)
        {
            var folder = new RunFolder(_folder.At($"stopped-{step}"));
            CancelAfter<StepDone>(step, folder, Some.Spec);
            Assert.Equal((step - 1) / 8 + 1, _events.OfType<TrialSaved>().Single().Epoch);
            Assert.Equal((step - 1) % 8 + 1, _events.OfType<TrialSaved>().Single().StepsDone);

            Run(folder, Some.Spec);

            AssertSame(whole, folder);
            Assert.Equal(_events.OfType<StepDone>().Count(), 16 - step);
        }
    }

    [Fact]
    public void Run_CancelledAgainAndAgain_GivesTheSameBytes()
    {
        var whole = Undisturbed(Some.Spec);

        var folder = new RunFolder(_folder.At("stopped"));
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
            var folder = new RunFolder(_folder.At($"stopped-{step}"));
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
        var place = new RunFolder(_folder.At("whole"));
        _events.On<StepDone>(_ => CopyTrial());
        _events.On<EpochDone>(_ => CopyTrial());
        var time = new SteppingTime(secondsPerLook: 1000);

        Run(place, spec, time: time);

        Assert.True(copies.Count > 20, $"{copies.Count} copies");
        var whole = FileSnapshot.Numbers(place.Path);
        foreach (var copy in copies)
        {
            _events = new();
            Run(copy, spec);
            AssertSame(whole, copy);
        }

        void CopyTrial()
        {
            var copy = new RunFolder(_folder.At($"copy-{copies.Count}"));
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
        var folder = new RunFolder(_folder.At("tested"));
        CancelAfter<EpochDone>(2, folder, Some.Spec);
        Assert.Equal(new(Some.Plan, 3, 0), _events.OfType<TrialSaved>().Single());
        Run(folder, Some.Spec);
        AssertSame(whole, folder);

        var losses = 0;
        using var cancellation = new CancellationTokenSource();
        folder = new RunFolder(_folder.At("validated"));
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
        _events = new();
        Assert.Throws<OperationCanceledException>(() => Run(folder, cancelling, cancellation));
        Assert.Equal(new(Some.Plan, 1, 8), _events.OfType<TrialSaved>().Single());
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

        var folder = new RunFolder(_folder.At("stopped"));
        CancelAfter<EpochDone>(3, folder, spec);
        _events = new();
        var outcome = Run(folder, spec);

        Assert.Empty(_events.OfType<StepDone>());
        Assert.Equal((3, 3, 1), (outcome.Epochs.Count, outcome.StoppedAfter, outcome.RestoredEpoch));
        AssertSame(whole, folder);
    }

    [Fact]
    public void Run_OfAFailedTrial_GoesOnFromItsCheckpoint()
    {
        var whole = Undisturbed(Some.Spec);
        var folder = new RunFolder(_folder.At("failed"));
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

        _events = new();
        Run(folder, spec);

        Assert.Equal(new(Some.Plan, 2, 0), _events.OfType<TrialResumed>().Single());
        AssertSame(whole, folder);
    }

    [Fact]
    public void Run_UnderOtherConditions_IsRefusedUnlessAllowedAndThenRecorded()
    {
        var folder = new RunFolder(_folder.At("moved"));
        CancelAfter<StepDone>(9, folder, Some.Spec);
        var before = FileSnapshot.Times(folder.Path);
        var twoThreads = new Dictionary<string, string> { ["threads"] = "2", ["device"] = "cpu" };

        var refused = Assert.Throws<ExperimentException>(() => Run(folder, Some.Spec, conditions: new(twoThreads)));

        Assert.Equal(FailureKind.Inexact, refused.Kind);
        Assert.Equal(
            $"{folder.Trial(Some.Plan).Path}: this trial was stopped halfway and would go on otherwise than it began: "
            + "threads was 1, now 2. It would not give the bits of an undisturbed trial. Nothing was changed. Go on as "
            + "it began, or allow it with --allow-inexact, which is recorded with the trial, or remove the folder to "
            + "begin the trial anew.",
            refused.Message);
        Assert.Equal(before, FileSnapshot.Times(folder.Path));

        // The record outlasts another stop.
        _events = new();
        CancelAfter<StepDone>(2, folder, Some.Spec, new(twoThreads, AllowInexact: true));
        Run(folder, Some.Spec, conditions: new(twoThreads));
        Assert.Equal(["threads was 1, now 2"], folder.Trial(Some.Plan).Outcome(Some.Plan)!.Inexact);
    }

    [Fact]
    public void Run_OfACheckpointOfAnotherSpec_BeginsAnewAndSaysSo()
    {
        var folder = new RunFolder(_folder.At("changed"));
        CancelAfter<StepDone>(9, folder, Some.Spec with { Training = Some.Spec.Training with { Epochs = 3 } });
        _events = new();

        Run(folder, Some.Spec);

        Assert.Contains("it is of base-s1 of ", _events.OfType<Notice>().First().Text, StringComparison.Ordinal);
        Assert.EndsWith(". The trial begins anew.", _events.OfType<Notice>().First().Text, StringComparison.Ordinal);
        AssertSame(Undisturbed(Some.Spec), folder);
    }

    // With a checkpoint, an average and the best epoch's weights an epoch; the first half lets all that is made once be
    // made.
    [Fact]
    public void Run_Of200Epochs_HoldsNoMoreMemoryInTheEndThanHalfway()
    {
        var tensors = new List<long>();
        var bytes = new List<long>();
        _events.On<EpochDone>(_ =>
        {
            tensors.Add(Tensor.TotalCount);
            bytes.Add(GC.GetTotalMemory(forceFullCollection: tensors.Count is 100 or 200));
        });
        var everything = EveryOptimizer.Everything(new Adam { LearningRate = 0.001, Epsilon = 1e-7 });
        var spec = everything with
        {
            Data = everything.Data with { TrainLimit = 60, TestLimit = 20 },
            Model = [new Flatten { Name = "flatten_1" }, Some.Dense("dense_1", 10)],
            Training = everything.Training with
            {
                Epochs = 200,
                BatchSize = 60,
                EarlyStopping = new() { Patience = 199, RestoreBest = true },
            },
        };

        Run(new RunFolder(_folder.At("long")), spec, time: TimeProvider.System);

        Assert.Equal(tensors[0], tensors[^1]);
        Assert.True(bytes[199] - bytes[99] < 200_000, $"{bytes[99]} bytes after 100 epochs, {bytes[199]} after 200");
    }

    // As where a worker dies and its run tries the trial again.
    [Fact]
    public void Run_AfterAKillInTheMiddleOfACheckpoint_LeavesNothingOfIt()
    {
        var folder = new RunFolder(_folder.At("cut"));
        CancelAfter<StepDone>(9, folder, Some.Spec);
        File.WriteAllText(folder.Trial(Some.Plan).Checkpoint(2, 5) + ".0123abcd" + AtomicFile.TemporarySuffix, "half");

        Run(folder, Some.Spec);

        AssertSame(Undisturbed(Some.Spec), folder);
        Assert.False(AtomicFile.HasLeftovers(folder.Path));
    }

    [Fact]
    public void Run_AfterAKillInTheMiddleOfALogLine_KeepsTheLogReadable()
    {
        var folder = new RunFolder(_folder.At("logged"));
        CancelAfter<StepDone>(9, folder, Some.Spec);
        File.AppendAllText(folder.Trial(Some.Plan).Log, "{\"Timestamp\":\"20");

        Run(folder, Some.Spec);

        Assert.All(
            File.ReadLines(folder.Trial(Some.Plan).Log), line => System.Text.Json.JsonDocument.Parse(line).Dispose());
    }

    public static TheoryData<string> Optimizers => [.. EveryOptimizer.ByKind.Keys];

    private SortedDictionary<string, string> Undisturbed(ExperimentSpec spec)
    {
        var folder = new RunFolder(_folder.At("undisturbed"));
        Run(folder, spec);
        return FileSnapshot.Numbers(folder.Path);
    }

    private void CancelAfter<T>(int count, RunFolder folder, ExperimentSpec spec, TrialConditions? conditions = null)
        where T : RunEvent
    {
        using var cancellation = new CancellationTokenSource();
        var told = 0;
        _events = new();
        _events.On<T>(_ =>
        {
            if (++told == count)
            {
                cancellation.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => Run(folder, spec, cancellation, conditions));
    }

    private TrialOutcome Run(
        RunFolder folder,
        ExperimentSpec spec,
        CancellationTokenSource? cancellation = null,
        TrialConditions? conditions = null,
        TimeProvider? time = null)
    {
        if (cancellation is null && time is null)
        {
            _events = new();
        }
        return new TrialRunner(
            Experiment.Of(spec),
            SomeDigits.Dataset,
            folder,
            CPU,
            conditions ?? new(OneThread),
            time ?? new SteppingTime(),
            _events).Run(Some.Plan, cancellation?.Token ?? default);
    }

    private static void AssertSizeIsAsEstimated(RunFolder folder, ExperimentSpec spec)
    {
        var parameterCount = ModelSummary.Of(spec.Model, SomeDigits.Dataset.Description.Shape).ParameterCount;
        var size = new FileInfo(folder.Trial(Some.Plan).Checkpoints[0]).Length;
        Assert.InRange(size - TrainedState.Size(spec.Training, parameterCount), 0, 6000);
    }

    private static void AssertSame(SortedDictionary<string, string> whole, RunFolder folder)
    {
        Assert.Equal(whole, FileSnapshot.Numbers(folder.Path));
        Assert.Equal(4, whole.Count);
    }
}
