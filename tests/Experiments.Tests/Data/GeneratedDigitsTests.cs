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
        Assert.Equal((new Shape(1, 28, 28), 12_000, 2_000), (dataset.Train.Shape, dataset.Train.Count, dataset.Test.Count));
        Assert.Equal(12_000 * 28 * 28, dataset.Train.Pixels.Length);
        Assert.All(Enumerable.Range(0, 10), digit => Assert.Equal(1200, dataset.Train.Labels.Count(label => label == digit)));
        Assert.All(Enumerable.Range(0, 10), digit => Assert.Equal(200, dataset.Test.Labels.Count(label => label == digit)));
    }

    [Fact]
    public void Images_AreAllDifferentAndNoneIsEmpty()
    {
        var images = Digits.Value.Train;
        var distinct = Enumerable.Range(0, images.Count).Select(index => Convert.ToBase64String(images.Image(index))).Distinct();

        Assert.Equal(images.Count, distinct.Count());
        Assert.All(Enumerable.Range(0, images.Count), index => Assert.True(images.Image(index).ToArray().Count(pixel => pixel > 100) >= 8));
    }

    // A convolutional model must have something to win; the doc comment of GeneratedDigits says what one reaches.
    [Fact]
    public void LinearModel_OverTheDigits_StaysFarFromPerfect()
    {
        var accuracy = new LinearModel(Digits.Value.Train, epochs: 4).Accuracy(Digits.Value.Test);

        Assert.InRange(accuracy, 0.7, 0.88);
    }

    /// <summary>Softmax regression by stochastic gradient descent.</summary>
    private sealed class LinearModel
    {
        private readonly float[][] _weights = [.. Enumerable.Range(0, 10).Select(_ => new float[(28 * 28) + 1])];

        public LinearModel(ImageSet images, int epochs)
        {
            int[] all = [.. Enumerable.Range(0, images.Count)];
            for (var epoch = 1; epoch <= epochs; epoch++)
            {
                foreach (var example in EpochOrder.Of(all, new TrialSeed(1), epoch))
                {
                    Learn(images.Image(example), images.Labels[example], rate: 0.02f / epoch);
                }
            }
        }

        public double Accuracy(ImageSet images) => Enumerable.Range(0, images.Count).Average(index =>
        {
            var logits = Logits(images.Image(index));
            return Array.IndexOf(logits, logits.Max()) == images.Labels[index] ? 1.0 : 0.0;
        });

        private void Learn(ReadOnlySpan<byte> image, byte label, float rate)
        {
            var logits = Logits(image);
            var total = logits.Sum(logit => MathF.Exp(logit - logits.Max()));
            for (var digit = 0; digit < 10; digit++)
            {
                var step = rate * ((digit == label ? 1 : 0) - (MathF.Exp(logits[digit] - logits.Max()) / total));
                for (var pixel = 0; pixel < image.Length; pixel++)
                {
                    _weights[digit][pixel] += step * image[pixel] / 255;
                }
                _weights[digit][^1] += step;
            }
        }

        private float[] Logits(ReadOnlySpan<byte> image)
        {
            var logits = new float[10];
            for (var digit = 0; digit < 10; digit++)
            {
                var sum = _weights[digit][^1];
                for (var pixel = 0; pixel < image.Length; pixel++)
                {
                    sum += _weights[digit][pixel] * image[pixel] / 255;
                }
                logits[digit] = sum;
            }
            return logits;
        }
    }
}
