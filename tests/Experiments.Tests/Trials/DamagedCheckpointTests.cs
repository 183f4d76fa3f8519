using Experiments.Files;
using Experiments.Layers;
using Experiments.Randomness;
using Experiments.Spec;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Trials;

/// <summary>What a disk may do to checkpoints: no damage is ever trained on.</summary>
[Collection(nameof(TorchAlone))]
public sealed class DamagedCheckpointTests : IDisposable
{
    private static readonly ExperimentSpec Tiny = Some.Spec with
    {
        Data = Some.Spec.Data with { TrainLimit = 60, TestLimit = 20 },
        Model = [new Flatten { Name = "flatten_1" }, Some.Dense("dense_1", 10)],
    };

    private readonly TemporaryFolder _folder = new();
    private RunEvents _events = new();

    private RunFolder Folder => new(_folder.At("run"));

    private TrialFolder Place => Folder.Trial(Some.Plan);

    public void Dispose() => _folder.Dispose();

    // Two steps an epoch: stopped after the first one of the second epoch, the checkpoints are those of there and of
    // its beginning.
    [Fact]
    public void Run_OfATrialWithADamagedCheckpoint_UsesTheOneBeforeItToTheSameBytes()
    {
        Run();
        var whole = FileSnapshot.Numbers(Folder.Path);
        var (last, before) = Stop();
        var random = new TrialSeed(1).Stream("damage");
        for (var number = 1; number <= 320; number++)
        {
            Restore(last, before);
            var damaged = Damaged(last, random, number % 2 == 0);
            File.WriteAllBytes(Place.Checkpoint(2, 1), damaged);
            _events = new();

            Run();

            Assert.Matches(
                "^base-s1: a checkpoint cannot be used: checkpoint-2-1: it.*\\. "
                + "The trial goes on from the one before it\\.$",
                _events.OfType<Notice>().Single().Text);
            Assert.Equal(new(Some.Plan, 2, 0), _events.OfType<TrialResumed>().Single());
            Assert.Equal(whole, FileSnapshot.Numbers(Folder.Path));
        }
    }

    [Fact]
    public void Run_OfATrialWithNoWholeCheckpoint_BeginsAnewToTheSameBytes()
    {
        Run();
        var whole = FileSnapshot.Numbers(Folder.Path);
        var (last, before) = Stop();
        Restore(last[..^1], before[..100]);
        _events = new();

        Run();

        Assert.Equal(2, _events.OfType<Notice>()
            .Count(notice => notice.Text.EndsWith(". The trial begins anew.", StringComparison.Ordinal)));
        Assert.Empty(_events.OfType<TrialResumed>());
        Assert.Equal(whole, FileSnapshot.Numbers(Folder.Path));
    }

    private static byte[] Damaged(byte[] whole, RandomStream random, bool isCut)
    {
        if (isCut)
        {
            return whole[..random.NextIndex(whole.Length)];
        }
        var damaged = (byte[])whole.Clone();
        damaged[random.NextIndex(whole.Length)] ^= (byte)(1 << random.NextIndex(8));
        return damaged;
    }

    private (byte[] Last, byte[] Before) Stop()
    {
        Place.Remove();
        using var cancellation = new CancellationTokenSource();
        _events = new();
        _events.On<StepDone>(step =>
        {
            if (step.Epoch == 2)
            {
                cancellation.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => Run(cancellation));
        return (File.ReadAllBytes(Place.Checkpoint(2, 1)), File.ReadAllBytes(Place.Checkpoint(2, 0)));
    }

    private void Restore(byte[] last, byte[] before)
    {
        Place.Clear();
        File.WriteAllBytes(Place.Checkpoint(2, 1), last);
        File.WriteAllBytes(Place.Checkpoint(2, 0), before);
    }

    private void Run(CancellationTokenSource? cancellation = null) => new TrialRunner(
        Experiment.Of(Tiny),
        SomeDigits.Dataset,
        Folder,
        CPU,
        new(new Dictionary<string, string>()),
        new SteppingTime(),
        _events)
        .Run(Some.Plan, cancellation?.Token ?? default);
}
