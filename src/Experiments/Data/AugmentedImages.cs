using Experiments.Randomness;
using static TorchSharp.torch;

namespace Experiments.Data;

/// <summary>Training examples as augmentation changes them, turned back into bytes to be looked at.</summary>
public static class AugmentedImages
{
    /// <summary>Some examples as one epoch of a trial sees them.</summary>
    /// <param name="images">The training split.</param>
    /// <param name="examples">Their numbers, 1 or more.</param>
    /// <param name="augmentation">How they are changed.</param>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="epoch">From 1.</param>
    /// <returns>The examples in the given order; what lies beyond black or white is cut off.</returns>
    public static ImageSet Of(ImageSet images, int[] examples, Augmentation augmentation, TrialSeed seed, int epoch)
    {
        using var scope = NewDisposeScope();
        var scaling = PixelScaling.Of(PixelScale.Unit, images, []);
        var augmenter = new Augmenter(augmentation, images.Shape, seed);
        var batch = new Batches(images, scaling, examples.Length, augmenter).Load(examples, step: 0, epoch);
        return new(
            images.Shape,
            [.. batch.Images.data<float>().ToArray().Select(pixel => (byte)Math.Round(Math.Clamp(pixel, 0, 1) * 255))],
            [.. examples.Select(example => images.Labels[example])]);
    }
}
