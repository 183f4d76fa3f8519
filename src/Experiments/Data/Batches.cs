using static TorchSharp.torch;

namespace Experiments.Data;

/// <summary>Some examples as a model takes them.</summary>
/// <param name="Images">[batch, channels, height, width], Float32, scaled.</param>
/// <param name="Labels">[batch], Int64.</param>
public readonly record struct Batch(Tensor Images, Tensor Labels);

/// <summary>
/// Cuts images into batches. They stay in memory as bytes and become numbers a batch at a time. Not to be used by two
/// threads at once.
/// </summary>
/// <param name="images">Where the examples come from.</param>
/// <param name="scaling">How bytes become numbers.</param>
/// <param name="batchSize">Examples a batch, 1 or more; the last batch has what remains.</param>
/// <param name="augmenter">Changes the examples; null leaves them as they are.</param>
public sealed class Batches(ImageSet images, PixelScaling scaling, int batchSize, Augmenter? augmenter = null)
{
    private readonly int _imageSize = checked((int)images.Shape.Size);
    private readonly byte[] _pixels = new byte[checked(batchSize * images.Shape.Size)];

    /// <summary>How many batches hold that many examples.</summary>
    public int StepCount(int exampleCount) => (exampleCount + batchSize - 1) / batchSize;

    /// <summary>One batch, as new tensors of the current dispose scope.</summary>
    /// <param name="order">Example numbers, in the order in which they are used.</param>
    /// <param name="step">Which batch of them, from 0.</param>
    /// <param name="epoch">From 1; decides about augmentation alone.</param>
    public Batch Load(int[] order, int step, int epoch = 1)
    {
        var examples = order.AsSpan(step * batchSize);
        examples = examples[..Math.Min(batchSize, examples.Length)];

        // Torch copies whole arrays, so only the short last batch needs an array of its own.
        var pixels = examples.Length == batchSize ? _pixels : new byte[examples.Length * _imageSize];
        var labels = new long[examples.Length];
        for (var place = 0; place < examples.Length; place++)
        {
            Array.Copy(images.Pixels, examples[place] * (long)_imageSize, pixels, place * _imageSize, _imageSize);
            labels[place] = images.Labels[examples[place]];
        }
        var shape = images.Shape;
        using var bytes = tensor(pixels, [examples.Length, shape.Channels, shape.Height, shape.Width]);
        var unit = PixelScaling.ToUnit(bytes);
        var augmented = augmenter?.Apply(unit, examples, epoch) ?? unit;
        return new(scaling.Standardize(augmented), tensor(labels));
    }
}
