using static TorchSharp.torch;

namespace Experiments.Data;

/// <summary>
/// Turns pixel bytes into the numbers a model sees: (byte / 255 - mean) / deviation, each channel by itself.
/// </summary>
public sealed class PixelScaling
{
    private PixelScaling(float[] mean, float[] deviation)
    {
        Mean = mean;
        Deviation = deviation;
    }

    /// <summary>What is subtracted from each channel after dividing by 255; 0 for unit.</summary>
    public IReadOnlyList<float> Mean { get; }

    /// <summary>What each channel is then divided by, above 0; 1 for unit.</summary>
    public IReadOnlyList<float> Deviation { get; }

    /// <summary>The scaling that an experiment asks for.</summary>
    /// <param name="scale">Its kind.</param>
    /// <param name="images">The training split.</param>
    /// <param name="training">The examples of it that are trained on; only these are measured.</param>
    public static PixelScaling Of(PixelScale scale, ImageSet images, ReadOnlySpan<int> training)
    {
        var mean = new float[images.Shape.Channels];
        var deviation = new float[images.Shape.Channels];
        for (var channel = 0; channel < mean.Length; channel++)
        {
            (mean[channel], deviation[channel]) =
                scale == PixelScale.Unit ? (0, 1) : Measure(images, training, channel);
        }
        return new(mean, deviation);
    }

    /// <summary>Bytes as numbers from 0 to 1.</summary>
    /// <param name="bytes">Any shape, Byte.</param>
    /// <returns>The same shape, Float32; a new tensor.</returns>
    public static Tensor ToUnit(Tensor bytes) => bytes.to(ScalarType.Float32).div_(255);

    /// <summary>Subtracts the mean and divides by the deviation, in place.</summary>
    /// <param name="unit">[batch, channels, height, width], Float32, 0 to 1.</param>
    /// <returns>The same tensor.</returns>
    public Tensor Standardize(Tensor unit)
    {
        if (Mean.All(mean => mean == 0) && Deviation.All(deviation => deviation == 1))
        {
            return unit;
        }
        using var means = tensor(Mean.ToArray(), [Mean.Count, 1, 1]);
        using var deviations = tensor(Deviation.ToArray(), [Deviation.Count, 1, 1]);
        return unit.sub_(means).div_(deviations);
    }

    // Whole numbers up to the last step, so that the order of the examples changes nothing.
    private static (float Mean, float Deviation) Measure(ImageSet images, ReadOnlySpan<int> training, int channel)
    {
        var plane = images.Shape.Height * images.Shape.Width;
        long sum = 0, squares = 0;
        foreach (var example in training)
        {
            foreach (var pixel in images.Image(example).Slice(channel * plane, plane))
            {
                sum += pixel;
                squares += pixel * pixel;
            }
        }
        var count = (double)training.Length * plane;
        var mean = sum / count;
        var variance = Math.Max((squares / count) - (mean * mean), 0);

        // A channel of one color has no deviation; it becomes 0 and stays finite.
        return ((float)(mean / 255), variance == 0 ? 1 : (float)(Math.Sqrt(variance) / 255));
    }
}
