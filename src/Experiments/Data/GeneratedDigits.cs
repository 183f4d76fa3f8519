using System.Security.Cryptography;
using Experiments.Layers;
using Experiments.Randomness;

namespace Experiments.Data;

/// <summary>
/// The built-in dataset: 28x28 grey digits, drawn stroke by stroke in several ways of writing with random pose, slant,
/// bend, pen, ink, noise and stray marks. The same bytes on every machine for the same seed.
/// </summary>
/// <remarks>
/// So varied that a linear model stays far below a small convolutional one. Measured over the 2,000 test images:
/// softmax regression 0.845 (40 epochs; no more comes), two 3x3 convolutions of 16 and 32 filters, each pooled, and a
/// dense layer of 64 0.980 after 2 epochs and 0.984 after 3 (Adam, batch 32).
/// </remarks>
internal static class GeneratedDigits
{
    /// <summary>Its name in the catalogue.</summary>
    public const string Name = "digits";

    private const int Side = 28;
    private const int ClassCount = 10;
    private const int TrainCount = 12_000;
    private const int TestCount = 2_000;

    /// <summary>What is known of it without drawing it.</summary>
    public static DatasetDescription Description { get; } = new(
        Name, new Shape(1, Side, Side), ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], TrainCount, TestCount)
    {
        IsLightOnDark = true,
    };

    /// <summary>Draws all images.</summary>
    /// <param name="seed">Other seeds give other images of the same kind.</param>
    public static Dataset Generate(ulong seed = 1)
    {
        var train = Draw(TrainCount, seed, "digits/train");
        var test = Draw(TestCount, seed, "digits/test");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var bytes in new[] { train.Pixels, train.Labels, test.Pixels, test.Labels })
        {
            hash.AppendData(bytes);
        }
        return new(Description, train, test, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // Every image has a stream of its own, so they can be drawn side by side and in any order.
    private static ImageSet Draw(int count, ulong seed, string name)
    {
        var labels = new byte[count];
        var pixels = new byte[count * Side * Side];
        var trial = new TrialSeed(seed);
        Parallel.For(0, count, () => new DigitCanvas(Side), (index, _, canvas) =>
        {
            var digit = index % ClassCount;
            labels[index] = (byte)digit;
            canvas.Clear();
            Draw(canvas, digit, trial.Stream(name, step: index), pixels.AsSpan(index * Side * Side, Side * Side));
            return canvas;
        }, _ => { });
        return new(Description.Shape, pixels, labels);
    }

    private static void Draw(DigitCanvas canvas, int digit, RandomStream stream, Span<byte> pixels)
    {
        var hand = new DigitHand(stream, Side);
        hand.Write(canvas, digit);
        for (var strays = stream.NextIndex(8) - 6; strays > 0; strays--)
        {
            hand.Stray(canvas);
        }
        var noise = stream.NextDouble(0, 0.08);
        canvas.Develop(pixels, () => stream.NextDouble(-noise, noise));
    }
}
