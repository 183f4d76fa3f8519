using Experiments.Models;
using Experiments.Optimization;
using Experiments.Randomness;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Training;

/// <summary>The batches of an epoch with pseudo-labels.</summary>
[Collection(nameof(TorchAlone))]
public sealed class PseudoLabellingTests
{
    private const int Unlabelled = 50;

    [Fact]
    public void Batches_MixKnownExamplesWithLabelledOnes()
    {
        using var scope = NewDisposeScope();
        var (labelling, examples) = Labelled(PseudoLabelKind.Soft);
        var order = examples.Split.Training;

        Assert.Null(labelling.Load(order, step: 0, epoch: 2));
        var batch = labelling.Load(order, step: 0, epoch: 3)!.Value;

        Assert.Equal([32L, 1, 28, 28], batch.Images.shape);
        Assert.Equal([32L, 10], batch.Labels.shape);
        var labels = batch.Labels.data<float>().ToArray();
        Assert.All(labels.Chunk(10), row => Assert.Equal(1, row.Sum(), 1e-5f));
        Assert.Equal(
            order.Take(24).Select(example => (long)examples.Train.Labels[example]),
            batch.Labels.argmax(1).data<long>().ToArray().Take(24));
        Assert.All(labels.Chunk(10).Take(24), row => Assert.Equal(1, row.Max()));
        Assert.Contains(labels.Chunk(10).Skip(24), row => row.Max() < 1);
        Assert.Equal(
            examples.Train.Image(order[0]).ToArray().Select(pixel => pixel / 255f),
            batch.Images[0].data<float>().ToArray(),
            (expected, actual) => Math.Abs(expected - actual) < 1e-6);
    }

    [Fact]
    public void HardLabels_AreOneClassEach()
    {
        using var scope = NewDisposeScope();
        var (labelling, examples) = Labelled(PseudoLabelKind.Hard);

        var labels = labelling.Load(examples.Split.Training, step: 0, epoch: 3)!.Value.Labels.data<float>().ToArray();

        Assert.All(labels, share => Assert.True(share is 0 or 1));
        Assert.All(labels.Chunk(10), row => Assert.Equal(1, row.Sum()));
    }

    // 8 images a step: seven steps go through all 50 and begin again with six.
    [Fact]
    public void Unlabelled_AreAllSeenBeforeOneComesAgain()
    {
        using var scope = NewDisposeScope();
        var (labelling, examples) = Labelled(PseudoLabelKind.Soft);
        var seen = Enumerable.Range(0, 7)
            .SelectMany(step => labelling.Load(examples.Split.Training, step, epoch: 3)!.Value.Images
                .slice(0, 24, 32, 1)
                .reshape(8, -1).sum(dim: 1).data<float>().ToArray())
            .ToList();

        var sums = examples.Unlabelled!.Examples
            .Select(example => examples.Train.Image(example).ToArray().Sum(pixel => pixel / 255f)).Order().ToList();
        Assert.Equal(sums, seen.Take(Unlabelled).Order(), (one, other) => Math.Abs(one - other) < 1e-3);
        Assert.NotEqual(seen.Take(6), seen.Skip(Unlabelled));
    }

    [Fact]
    public void Labels_OutliveACheckpoint_AndOfOtherImagesAreRefused()
    {
        using var scope = NewDisposeScope();
        var (labelling, examples) = Labelled(PseudoLabelKind.Soft);
        using var stream = new MemoryStream();
        labelling.Write(stream);
        stream.Position = 0;
        var (again, _) = Made(PseudoLabelKind.Soft);
        again.Read(stream);

        Assert.Equal(
            labelling.Load(examples.Split.Training, 3, 3)!.Value.Labels.data<float>().ToArray(),
            again.Load(examples.Split.Training, 3, 3)!.Value.Labels.data<float>().ToArray());
        using var other = new MemoryStream([7, 0, 0, 0]);
        Assert.Throws<InvalidDataException>(() => again.Read(other));
    }

    private static (PseudoLabelling Labelling, TrialExamples Examples) Labelled(PseudoLabelKind labels)
    {
        var (labelling, examples) = Made(labels);
        using var model = ModelCompiler.Compile(Some.Layers, SomeDigits.Dataset.Description, new TrialSeed(1));
        var evaluator = new Evaluator(Some.Spec.Training.Loss, examples.Scaling, 64, CPU);
        Assert.True(labelling.Label(2, model, null, evaluator, CancellationToken.None));
        Assert.True(labelling.Label(3, model, null, evaluator, CancellationToken.None));
        return (labelling, examples);
    }

    private static (PseudoLabelling Labelling, TrialExamples Examples) Made(PseudoLabelKind labels)
    {
        var pseudo = new PseudoLabels { From = UnlabelledSource.HeldOut, Labels = labels };
        var settings = Some.Spec.Training with { PseudoLabels = pseudo };
        var examples = TrialExamples.Of(Some.Spec.Data, SomeDigits.Dataset, new TrialSeed(1))
            .With(pseudo, new TrialSeed(1));
        return (PseudoLabelling.Of(settings, examples, new TrialSeed(1))!, examples);
    }
}
