using Experiments.Files;
using Experiments.Layers;
using Experiments.Optimization;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Trials;

/// <summary>What a trial that goes on refuses, begins anew or clears away.</summary>
[Collection(nameof(TorchAlone))]
public sealed class ResumeLimitsTests : InterruptedTrials
{
    [Fact]
    public void Run_UnderOtherConditions_IsRefusedUnlessAllowedAndThenRecorded()
    {
        var folder = new RunFolder(Output.At("moved"));
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
        Events = new();
        CancelAfter<StepDone>(2, folder, Some.Spec, new(twoThreads, AllowInexact: true));
        Run(folder, Some.Spec, conditions: new(twoThreads));
        Assert.Equal(["threads was 1, now 2"], folder.Trial(Some.Plan).Outcome(Some.Plan)!.Inexact);
    }

    [Fact]
    public void Run_OfACheckpointOfAnotherSpec_BeginsAnewAndSaysSo()
    {
        var folder = new RunFolder(Output.At("changed"));
        CancelAfter<StepDone>(9, folder, Some.Spec with { Training = Some.Spec.Training with { Epochs = 3 } });
        Events = new();

        Run(folder, Some.Spec);

        Assert.Contains("it is of base-s1 of ", Events.OfType<Notice>().First().Text, StringComparison.Ordinal);
        Assert.EndsWith(". The trial begins anew.", Events.OfType<Notice>().First().Text, StringComparison.Ordinal);
        AssertSame(Undisturbed(Some.Spec), folder);
    }

    // With a checkpoint, an average and the best epoch's weights an epoch; the first half lets all that is made once be
    // made.
    [Fact]
    public void Run_Of200Epochs_HoldsNoMoreMemoryInTheEndThanHalfway()
    {
        var tensors = new List<long>();
        var bytes = new List<long>();
        Events.On<EpochDone>(_ =>
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

        Run(new RunFolder(Output.At("long")), spec, time: TimeProvider.System);

        Assert.Equal(tensors[0], tensors[^1]);
        Assert.True(bytes[199] - bytes[99] < 200_000, $"{bytes[99]} bytes after 100 epochs, {bytes[199]} after 200");
    }

    // As where a worker dies and its run tries the trial again.
    [Fact]
    public void Run_AfterAKillInTheMiddleOfACheckpoint_LeavesNothingOfIt()
    {
        var folder = new RunFolder(Output.At("cut"));
        CancelAfter<StepDone>(9, folder, Some.Spec);
        File.WriteAllText(folder.Trial(Some.Plan).Checkpoint(2, 5) + ".0123abcd" + AtomicFile.TemporarySuffix, "half");

        Run(folder, Some.Spec);

        AssertSame(Undisturbed(Some.Spec), folder);
        Assert.False(AtomicFile.HasLeftovers(folder.Path));
    }

    [Fact]
    public void Run_AfterAKillInTheMiddleOfALogLine_KeepsTheLogReadable()
    {
        var folder = new RunFolder(Output.At("logged"));
        CancelAfter<StepDone>(9, folder, Some.Spec);
        File.AppendAllText(folder.Trial(Some.Plan).Log, "{\"Timestamp\":\"20");

        Run(folder, Some.Spec);

        Assert.All(
            File.ReadLines(folder.Trial(Some.Plan).Log), line => System.Text.Json.JsonDocument.Parse(line).Dispose());
    }
}
