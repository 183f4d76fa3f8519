using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Experiments.Layers;
using Experiments.Randomness;
using Xunit;

namespace Experiments.Data;

public sealed class GeneratedDigitsTests
{
    private static readonly Lazy<Dataset> Digits = new(() => GeneratedDigits.Generate());

    // The same on every machine and for every number of threads: published results name this sum.
    [Fact]
    public void Generate_BySeedOne_AreTheKnownBytes() =>
        Assert.Equal("b8fbf9ab3ebe6393215a04a6729c0f00ae3e28e5751d3d63a42050f3c2c80e93", Digits.Value.Sha256);

    [Fact]
    public void Generate_ByAnotherSeed_AreOtherImages()
    {
        var other = GeneratedDigits.Generate(seed: 2);

        Assert.NotEqual(Digits.Value.Sha256, other.Sha256);
        Assert.Equal(Digits.Value.Test.Labels, other.Test.Labels);
    }

    [Fact]
    public void Load_ByName_GivesWhatIsDescribed()
    {
        var dataset = DatasetLoader.Load("digits", new DataLocation(Offline: true), null, CancellationToken.None);

        Assert.Same(DatasetCatalogue.Describe("digits"), dataset.Description);
        Assert.Equal(
            (new Shape(1, 28, 28), 12_000, 2_000), (dataset.Train.Shape, dataset.Train.Count, dataset.Test.Count));
        Assert.Equal(12_000 * 28 * 28, dataset.Train.Pixels.Length);
        Assert.All(
            Enumerable.Range(0, 10), digit => Assert.Equal(1200, dataset.Train.Labels.Count(label => label == digit)));
        Assert.All(
            Enumerable.Range(0, 10), digit => Assert.Equal(200, dataset.Test.Labels.Count(label => label == digit)));
    }

    [Fact]
    public void Images_AreAllDifferentAndNoneIsEmpty()
    {
        var images = Digits.Value.Train;
        var indexes = Enumerable.Range(0, images.Count);
        var sums = indexes.Select(index => Convert.ToHexString(SHA256.HashData(images.Image(index)))).ToHashSet();

        Assert.Equal(images.Count, sums.Count);
        Assert.DoesNotContain(indexes, index => images.Image(index).IndexOfAnyInRange((byte)128, (byte)255) < 0);
    }

    // A convolutional model must have something to win; the doc comment of GeneratedDigits says what one reaches.
    [Fact]
    public void LinearModel_OverTheDigits_StaysFarFromPerfect()
    {
        var accuracy = new LinearModel(Digits.Value.Train, epochs: 4).Accuracy(Digits.Value.Test);

        Assert.InRange(accuracy, 0.7, 0.88);
    }

    /// <summary>Softmax regression by stochastic gradient descent. 784 pixels fill vectors of any width.</summary>
    private sealed class LinearModel
    {
        private readonly Vector<float>[][] _weights =
            [.. Enumerable.Range(0, 10).Select(_ => new Vector<float>[28 * 28 / Vector<float>.Count])];

        private readonly float[] _biases = new float[10];

        public LinearModel(ImageSet images, int epochs)
        {
            int[] all = [.. Enumerable.Range(0, images.Count)];
            for (var epoch = 1; epoch <= epochs; epoch++)
            {
                foreach (var example in EpochOrder.Of(all, new TrialSeed(1), epoch))
                {
                    Learn(Numbers(images.Image(example)), images.Labels[example], rate: 0.02f / epoch);
                }
            }
        }

        public double Accuracy(ImageSet images) => Enumerable.Range(0, images.Count).Average(index =>
        {
            var probabilities = Predict(Numbers(images.Image(index)));
            return Array.IndexOf(probabilities, probabilities.Max()) == images.Labels[index] ? 1.0 : 0.0;
        });

        private static Vector<float>[] Numbers(ReadOnlySpan<byte> image)
        {
            var numbers = new float[image.Length];
            for (var pixel = 0; pixel < image.Length; pixel++)
            {
                numbers[pixel] = image[pixel] / 255f;
            }
            return MemoryMarshal.Cast<float, Vector<float>>(numbers.AsSpan()).ToArray();
        }

        private void Learn(Vector<float>[] image, byte label, float rate)
        {
            var probabilities = Predict(image);
            for (var digit = 0; digit < 10; digit++)
            {
                var step = rate * ((digit == label ? 1 : 0) - probabilities[digit]);
                var weights = _weights[digit];
                for (var place = 0; place < weights.Length; place++)
                {
                    weights[place] += step * image[place];
                }
                _biases[digit] += step;
            }
        }

        private float[] Predict(Vector<float>[] image)
        {
            var logits = new float[10];
            for (var digit = 0; digit < 10; digit++)
            {
                var weights = _weights[digit];
                var sums = Vector<float>.Zero;
                for (var place = 0; place < weights.Length; place++)
                {
                    sums += weights[place] * image[place];
                }
                logits[digit] = Vector.Sum(sums) + _biases[digit];
            }
            var highest = logits.Max();
            var odds = Array.ConvertAll(logits, logit => MathF.Exp(logit - highest));
            var total = odds.Sum();
            return Array.ConvertAll(odds, odd => odd / total);
        }
    }
}
