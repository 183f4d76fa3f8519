using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>What the normalizations compute, against their formulas written out.</summary>
public class NormalizationTests
{
    private const double Epsilon = 1e-3;

    private static readonly double[] Numbers =
        [.. Enumerable.Range(0, 3 * 4 * 6).Select(index => (((index * 31) % 73) / 20.0) - 1)];

    // [3 examples, 4 channels, 2, 3] or [18 examples, 4 units]; the values of a channel lie in different places.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BatchNorm_InTraining_NormalizesOverTheBatch(bool image)
    {
        using var scope = NewDisposeScope();
        var layer = new BatchNorm { Name = "b", Momentum = 0.75, Epsilon = Epsilon };
        using var module = Prepared(layer, image);
        var input = Input(image).requires_grad_();
        var factors = Numbers.Select(number => (number * number) + 0.1).ToArray();

        var output = module.call(input);
        (output * Like(factors, input)).sum().backward();

        var (outputs, gradients) = (new double[72], new double[72]);
        for (var channel = 0; channel < 4; channel++)
        {
            int[] places = [.. Enumerable.Range(0, 72).Where(place => ChannelOf(place, image) == channel)];
            var mean = places.Average(place => Numbers[place]);
            var variance = places.Average(place => Math.Pow(Numbers[place] - mean, 2));
            var deviation = Math.Sqrt(variance + Epsilon);
            double Normal(int place) => (Numbers[place] - mean) / deviation;
            var factorSum = places.Sum(place => factors[place]);
            var productSum = places.Sum(place => factors[place] * Normal(place));
            foreach (var place in places)
            {
                outputs[place] = (Weight(channel) * Normal(place)) + Bias(channel);
                gradients[place] = Weight(channel) / deviation / places.Length
                    * ((places.Length * factors[place]) - factorSum - (Normal(place) * productSum));
            }
            Assert.Equal(productSum, module.get_parameter("weight")!.grad!.data<float>()[channel], 1e-3);
            Assert.Equal(factorSum, module.get_parameter("bias")!.grad!.data<float>()[channel], 1e-3);

            // Running means keep 0.75 of what they were, 0 and 1; the variance is the estimate from a sample, as torch
            // has it.
            var sample = variance * places.Length / (places.Length - 1);
            Assert.Equal(0.25 * mean, module.get_buffer("running_mean")!.data<float>()[channel], 1e-5);
            Assert.Equal(0.75 + (0.25 * sample), module.get_buffer("running_var")!.data<float>()[channel], 1e-5);
        }
        AssertNear(outputs, output);
        AssertNear(gradients, input.grad!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BatchNorm_AfterTraining_NormalizesByItsRunningMeans(bool image)
    {
        using var scope = NewDisposeScope();
        using var module = Prepared(new BatchNorm { Name = "b", Momentum = 0.75, Epsilon = Epsilon }, image);
        module.get_buffer("running_mean")!.copy_(tensor(new[] { 0.5f, 1, -1, 2 }));
        module.get_buffer("running_var")!.copy_(tensor(new[] { 4f, 1, 2, 0.5f }));
        module.eval();
        var input = Input(image).requires_grad_();
        double[] means = [0.5, 1, -1, 2];
        double[] variances = [4, 1, 2, 0.5];

        var output = module.call(input);
        output.sum().backward();

        AssertNear(
            Numbers.Select((number, place) => ChannelOf(place, image) is var channel
                ? ((number - means[channel]) / Math.Sqrt(variances[channel] + Epsilon) * Weight(channel))
                    + Bias(channel)
                : 0),
            output);
        AssertNear(
            Numbers.Select((_, place) =>
                Weight(ChannelOf(place, image)) / Math.Sqrt(variances[ChannelOf(place, image)] + Epsilon)),
            input.grad!);
        Assert.Equal([0.5f, 1, -1, 2], module.get_buffer("running_mean")!.data<float>().ToArray());
    }

    [Fact]
    public void BatchNorm_OfASingleVector_UsesItsRunningMeans()
    {
        using var scope = NewDisposeScope();
        using var module = new BatchNorm { Name = "b", Momentum = 0.9, Epsilon = 1e-12 }.ToModule(new Shape(2));

        Assert.Equal([3f, -5], module.call(tensor(new[] { 3f, -5 }, [1, 2])).data<float>().ToArray());
    }

    [Fact]
    public void LayerNorm_OfAnImage_NormalizesEachPixelOverItsChannels()
    {
        using var scope = NewDisposeScope();
        using var module = Prepared(new LayerNorm { Name = "l", Epsilon = Epsilon }, image: true);

        AssertNear(NormalizedBy(place => (place / 24 * 6) + (place % 6), image: true), module.call(Input(image: true)));
    }

    [Fact]
    public void LayerNorm_OfAVector_NormalizesItsUnits()
    {
        using var scope = NewDisposeScope();
        using var module = Prepared(new LayerNorm { Name = "l", Epsilon = Epsilon }, image: false);

        AssertNear(NormalizedBy(place => place / 4, image: false), module.call(Input(image: false)));
    }

    [Fact]
    public void GroupNorm_NormalizesGroupsOfChannels()
    {
        using var scope = NewDisposeScope();
        using var module = Prepared(new GroupNorm { Name = "g", Groups = 2, Epsilon = Epsilon }, image: true);

        AssertNear(NormalizedBy(place => place / 12, image: true), module.call(Input(image: true)));
    }

    [Theory]
    [InlineData("keras", 0.99, 1e-3, 0.0)]
    [InlineData("pytorch", 0.9, 1e-5, 0.25)]
    public void Conventions_Defaults_AreThoseOfTheFramework(
        string conventions, double momentum, double epsilon, double slope)
    {
        var spec = Spec.Some.Spec(Spec.Some.Text.Replace("keras", conventions).Replace(
            "  - flatten", "  - batch_norm\n  - layer_norm\n  - group_norm: 2\n  - prelu\n  - flatten"));

        Assert.Equal(momentum, spec.Model.OfType<BatchNorm>().Single().Momentum);
        Assert.All(spec.Model.OfType<Normalization>(), layer => Assert.Equal(epsilon, layer.Epsilon));
        Assert.Equal(slope, spec.Model.OfType<PRelu>().Single().InitialSlope);
    }

    private static double[] NormalizedBy(Func<int, int> group, bool image)
    {
        var outputs = new double[72];
        foreach (var places in Enumerable.Range(0, 72).GroupBy(group))
        {
            var mean = places.Average(place => Numbers[place]);
            var variance = places.Average(place => Math.Pow(Numbers[place] - mean, 2));
            foreach (var place in places)
            {
                var channel = ChannelOf(place, image);
                outputs[place] =
                    ((Numbers[place] - mean) / Math.Sqrt(variance + Epsilon) * Weight(channel)) + Bias(channel);
            }
        }
        return outputs;
    }

    // Weights and biases that differ from channel to channel.
    private static nn.Module<Tensor, Tensor> Prepared(LayerSpec layer, bool image)
    {
        var module = layer.ToModule(image ? new Shape(4, 2, 3) : new Shape(4));
        using (torch.no_grad())
        {
            module.get_parameter("weight")!.copy_(
                tensor(Enumerable.Range(0, 4).Select(channel => (float)Weight(channel)).ToArray()));
            module.get_parameter("bias")!.copy_(
                tensor(Enumerable.Range(0, 4).Select(channel => (float)Bias(channel)).ToArray()));
        }
        return module;
    }

    private static double Weight(int channel) => 0.5 + channel;

    private static double Bias(int channel) => channel - 1.5;

    private static int ChannelOf(int place, bool image) => image ? place / 6 % 4 : place % 4;

    private static Tensor Input(bool image) =>
        tensor([.. Numbers.Select(number => (float)number)], image ? new long[] { 3, 4, 2, 3 } : [18, 4]);

    private static Tensor Like(double[] numbers, Tensor other) =>
        tensor([.. numbers.Select(number => (float)number)], other.shape);

    private static void AssertNear(IEnumerable<double> expected, Tensor actual) => Assert.Equal(
        expected,
        actual.detach().contiguous().data<float>().ToArray().Select(value => (double)value),
        (first, second) => Math.Abs(first - second) < 1e-4 * Math.Max(1, Math.Abs(first)));
}
