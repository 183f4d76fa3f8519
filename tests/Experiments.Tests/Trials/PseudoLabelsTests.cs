using Experiments.Data;
using Experiments.Optimization;
using Experiments.Randomness;
using Experiments.Spec;
using Experiments.Training;
using Xunit;

namespace Experiments.Trials;

/// <summary>Epochs in which a model also learns from images that it has labelled itself.</summary>
[Collection(nameof(TorchAlone))]
public sealed class PseudoLabelsTests : TrialsInAFolder
{
    private static readonly PseudoLabels HeldOut = new() { From = UnlabelledSource.HeldOut, Epochs = 2 };

    private static readonly PseudoLabels OnTest =
        new() { From = UnlabelledSource.Test, Epochs = 1, Labels = PseudoLabelKind.Hard };

    [Fact]
    public void Run_WithPseudoLabels_TrainsOnAfterItsEpochs()
    {
        var plain = Run(Some.Spec);
        var pseudo = Run(With(OnTest));

        // Of a batch of 32 images 8 are pseudo-labelled, so that 250 examples take 11 steps.
        Assert.Equal(3, pseudo.Epochs.Count);
        Assert.Equal(
            plain.Epochs.Select(epoch => epoch with { Duration = default }),
            pseudo.Epochs.Take(2).Select(epoch => epoch with { Duration = default }));
        Assert.Equal([8, 11], Events.OfType<StepDone>().TakeLast(19).Select(step => step.StepCount).Distinct());
        Assert.Equal(3, Events.OfType<TrialStarted>().Last().EpochCount);
        Assert.NotEqual(plain.TestLoss, pseudo.TestLoss);
    }

    [Fact]
    public void HeldOutLabels_AreNeverSeen()
    {
        var spec = With(HeldOut);
        var hidden = ExamplesOf(spec).Unlabelled!.Examples;
        Assert.Equal(50, hidden.Length);

        var (weights, outcome) = Trained(spec, SomeDigits.Dataset);
        var (unseen, without) = Trained(spec, WithOtherLabels(hidden));
        var (seen, _) = Trained(spec, WithOtherLabels(ExamplesOf(spec).Split.Training[..1]));

        Assert.Equal(weights, unseen);
        AssertSameNumbers(outcome, without);
        Assert.NotEqual(weights, seen);
    }

    [Fact]
    public void TestLabels_AreNeverSeen()
    {
        var spec = With(OnTest);
        var dataset = SomeDigits.Dataset;
        var others = dataset with { Test = dataset.Test with { Labels = [.. dataset.Test.Labels.Select(Other)] } };

        Assert.Equal(Trained(spec, dataset).Weights, Trained(spec, others).Weights);
    }

    [Fact]
    public void Examples_AreHiddenOnce_AndDifferFromSeedToSeed()
    {
        var spec = With(HeldOut);
        var whole = TrialExamples.Of(spec.Data, SomeDigits.Dataset, new TrialSeed(1));
        var parted = whole.With(HeldOut, new TrialSeed(1));

        Assert.Equal(whole.Split.Training, parted.Split.Training.Concat(parted.Unlabelled!.Examples).Order());
        Assert.Equal(whole.Split.Validation, parted.Split.Validation);
        Assert.All(parted.Unlabelled.Images.Labels, label => Assert.Equal(0, label));
        Assert.NotEqual(parted.Unlabelled.Examples, whole.With(HeldOut, new TrialSeed(2)).Unlabelled!.Examples);
    }

    [Theory]
    [InlineData(PseudoLabelKind.Soft, UnlabelledSource.HeldOut)]
    [InlineData(PseudoLabelKind.Hard, UnlabelledSource.Test)]
    public void Run_CancelledAtAnyStep_GivesTheSameBytes(PseudoLabelKind labels, UnlabelledSource from)
    {
        var spec = With(new() { From = from, Labels = labels, Epochs = 2, Share = 0.5 }, epochs: 1);
        spec = spec with { Training = spec.Training with { WeightAverage = 0.9, Schedule = new CosineSchedule() } };
        Run(spec);
        var whole = FileSnapshot.Numbers(Output.Path);
        var count = Events.OfType<StepDone>().Count();

        foreach (var stop in Enumerable.Range(1, count).Where(step => step < 3 || step > 6 && step % 3 > 0))
        {
            using var cancellation = new CancellationTokenSource();
            var told = 0;
            Events.On<StepDone>(_ =>
            {
                if (++told == stop)
                {
                    cancellation.Cancel();
                }
            });
            Assert.Throws<OperationCanceledException>(() => Run(spec, cancellation: cancellation));
            Run(spec);
            Assert.Equal(whole, FileSnapshot.Numbers(Output.Path));
        }
    }

    // Told of after the last epoch without pseudo-labels, so that the model is cut off where it labels images.
    [Fact]
    public void Run_CancelledWhileItLabels_GivesTheSameBytes()
    {
        var spec = With(HeldOut);
        Run(spec);
        var whole = FileSnapshot.Numbers(Output.Path);
        using var cancellation = new CancellationTokenSource();
        Events.On<EpochDone>(done =>
        {
            if (done.Record.Epoch == 2)
            {
                cancellation.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => Run(spec, cancellation: cancellation));
        Assert.Equal(new(Some.Plan, 3, 0), Events.OfType<TrialSaved>().Last());
        Run(spec);

        Assert.Equal(whole, FileSnapshot.Numbers(Output.Path));
    }

    [Fact]
    public void SoftAndHardLabels_TeachDifferently() => Assert.NotEqual(
        Trained(With(HeldOut), SomeDigits.Dataset).Weights,
        Trained(With(HeldOut with { Labels = PseudoLabelKind.Hard }), SomeDigits.Dataset).Weights);

    [Fact]
    public void Steps_AreCountedThroughBothParts()
    {
        var steps = TrainingSteps.Of(With(HeldOut, epochs: 3).Training, 200);

        Assert.Equal((7, 9, 5, 39L), (steps.In(3), steps.In(4), steps.EpochCount, steps.All));
        Assert.Equal(
            [0, 7, 21, 23, 30],
            [steps.Until(1, 0), steps.Until(2, 0), steps.Until(4, 0), steps.Until(4, 2), steps.Until(5, 0)]);
    }

    private static ExperimentSpec With(PseudoLabels pseudo, int epochs = 2) =>
        Training(training => training with { Epochs = epochs, PseudoLabels = pseudo });

    private static TrialExamples ExamplesOf(ExperimentSpec spec) =>
        TrialExamples.Of(spec.Data, SomeDigits.Dataset, new TrialSeed(1))
            .With(spec.Training.PseudoLabels, new TrialSeed(1));

    private (byte[] Weights, TrialOutcome Outcome) Trained(ExperimentSpec spec, Dataset dataset)
    {
        var outcome = Run(spec, dataset: dataset);
        return (File.ReadAllBytes(Folder.Trial(Some.Plan).Weights), outcome);
    }

    private static Dataset WithOtherLabels(int[] examples)
    {
        var train = SomeDigits.Dataset.Train;
        byte[] labels = [.. train.Labels];
        foreach (var example in examples)
        {
            labels[example] = Other(labels[example]);
        }
        return SomeDigits.Dataset with { Train = train with { Labels = labels } };
    }

    private static byte Other(byte label) => (byte)((label + 1) % 10);
}
