using Experiments.Data;
using Experiments.Optimization;
using Experiments.Randomness;

namespace Experiments.Training;

/// <summary>What a trial trains, validates and tests on.</summary>
/// <param name="Train">The images to train and validate on.</param>
/// <param name="Split">Which of them are for what.</param>
/// <param name="Test">The images to test on.</param>
/// <param name="Scaling">How their bytes become numbers.</param>
public sealed record TrialExamples(ImageSet Train, Split Split, ImageSet Test, PixelScaling Scaling)
{
    /// <summary>How examples are changed when they are trained on; null for not at all.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>What the model labels itself in its epochs with pseudo-labels; null where there are none.</summary>
    public UnlabelledExamples? Unlabelled { get; init; }

    /// <summary>
    /// The same with examples to be labelled by the model: test images, or training examples that are no longer among
    /// those whose labels are known.
    /// </summary>
    /// <param name="pseudo">Which; null for none.</param>
    /// <param name="seed">The trial's seed, which draws training examples.</param>
    public TrialExamples With(PseudoLabels? pseudo, TrialSeed seed)
    {
        if (pseudo is null)
        {
            return this;
        }
        if (pseudo.UsesTestImages)
        {
            return this with { Unlabelled = UnlabelledExamples.Of(Test, [.. Enumerable.Range(0, Test.Count)]) };
        }
        int[] order = [.. Split.Training];
        seed.Stream("pseudo_labels").Shuffle<int>(order);
        var hidden = pseudo.HiddenOf(order.Length);
        return this with
        {
            Split = Split with { Training = [.. order[hidden..].Order()] },
            Unlabelled = UnlabelledExamples.Of(Train, [.. order[..hidden].Order()]),
        };
    }

    /// <summary>How many examples of each class there are to train on; by class number, which is a byte.</summary>
    public IReadOnlyList<int> CountClasses()
    {
        var counts = new int[byte.MaxValue + 1];
        foreach (var example in Split.Training)
        {
            counts[Train.Labels[example]]++;
        }
        return counts;
    }

    /// <summary>The examples that a spec asks for.</summary>
    /// <param name="spec">What the spec says of data.</param>
    /// <param name="dataset">The loaded dataset, whole.</param>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="fold">The trial's fold, from 1; 1 where the spec has no folds.</param>
    public static TrialExamples Of(DataSpec spec, Dataset dataset, TrialSeed seed, int fold = 1)
    {
        var train = dataset.Train.First(spec.TrainLimit ?? dataset.Train.Count);
        var split = spec.Validation.Divide(train.Labels, seed.Stream("split"), fold);
        return new(
            train,
            split,
            dataset.Test.First(spec.TestLimit ?? dataset.Test.Count),
            PixelScaling.Of(spec.Scale, train, split.Training));
    }
}

/// <summary>Images whose labels nobody can see: they are all 0.</summary>
/// <param name="Images">Where they come from.</param>
/// <param name="Examples">Their numbers, in ascending order.</param>
public sealed record UnlabelledExamples(ImageSet Images, int[] Examples)
{
    /// <summary>Examples of some images, whose labels are blanked out.</summary>
    public static UnlabelledExamples Of(ImageSet images, int[] examples) =>
        new(images with { Labels = new byte[images.Count] }, examples);
}
