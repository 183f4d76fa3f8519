using Experiments.Layers;
using static System.FormattableString;

namespace Experiments.Optimization;

/// <summary>
/// More epochs after those of training, in which the model also learns from images that it has labelled itself: the
/// pseudo_labels section. Each batch mixes training examples with such images.
/// </summary>
/// <remarks>
/// Lee, "Pseudo-label: the simple and efficient semi-supervised learning method for deep neural networks", 2013.
/// </remarks>
public sealed record PseudoLabels
{
    /// <summary>Which images the model labels.</summary>
    public required UnlabelledSource From { get; init; }

    /// <summary>
    /// The share of the examples to train on whose labels are hidden from the first epoch on, between 0 and 1, drawn at
    /// random once a trial; of no meaning for test images. Default 0.2.
    /// </summary>
    public double HeldOut { get; init; } = 0.2;

    /// <summary>Epochs with pseudo-labels, 1 or more: passes over the labelled training examples. Default 5.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>The share of a batch that is pseudo-labelled, between 0 and 1. Default 0.25.</summary>
    public double Share { get; init; } = 0.25;

    /// <summary>What is taken for a label. Default: soft.</summary>
    public PseudoLabelKind Labels { get; init; }

    /// <summary>Whether the model is shown test images, never their labels, before it is tested on them.</summary>
    public bool UsesTestImages => From == UnlabelledSource.Test;

    /// <summary>Every setting that has a meaning, defaults included, in a fixed order.</summary>
    public IReadOnlyList<Setting> Settings =>
    [
        new("from", UsesTestImages ? "test" : "held_out"),
        .. UsesTestImages ? [] : (Setting[])[Setting.Of("held_out", HeldOut)],
        Setting.Of("epochs", Epochs),
        Setting.Of("share", Share),
        new("labels", Labels.ToString().ToLowerInvariant()),
    ];

    /// <summary>How many images of a batch are pseudo-labelled; the others are training examples.</summary>
    /// <param name="batchSize">Images of a batch.</param>
    public int CountIn(int batchSize) => (int)Math.Round(Share * batchSize, MidpointRounding.AwayFromZero);

    /// <summary>How many of the examples to train on have their labels hidden.</summary>
    /// <param name="count">How many examples there are.</param>
    public int HiddenOf(int count) =>
        UsesTestImages ? 0 : (int)Math.Round(HeldOut * count, MidpointRounding.AwayFromZero);

    /// <summary>Why it does not suit the rest, as a sentence that says what to do; null where it does.</summary>
    /// <param name="batchSize">Images of a batch.</param>
    /// <param name="count">Examples to train on; null where that is not known.</param>
    public (string Field, string Message)? Misfit(int batchSize, int? count)
    {
        var labelled = CountIn(batchSize);
        if (labelled < 1 || labelled >= batchSize)
        {
            return ("share",
                Invariant($"gives batches of {batchSize - labelled} training examples and {labelled} pseudo-labelled ")
                + "images; both are needed. Choose another share, or a larger batch_size.");
        }
        return count is { } known && HiddenOf(known) is var hidden && !UsesTestImages && (hidden < 1 || hidden >= known)
            ? ("held_out",
                Invariant($"hides {hidden} of {known} labels; some must be hidden and some stay. ")
                + "Choose another share, or a higher data.limit.train.")
            : null;
    }
}

/// <summary>Which images a model labels itself.</summary>
public enum UnlabelledSource
{
    /// <summary>Training examples whose labels are hidden.</summary>
    HeldOut,

    /// <summary>
    /// The test images, whose labels stay unseen. The test is then one on images that the training has seen.
    /// </summary>
    Test,
}

/// <summary>What is taken for the label of an image.</summary>
public enum PseudoLabelKind
{
    /// <summary>The probability of each class, as the model gives it.</summary>
    Soft,

    /// <summary>The most probable class alone.</summary>
    Hard,
}
