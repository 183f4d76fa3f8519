using Experiments.Spec;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>The numbers that initializers draw: their means, deviations and limits.</summary>
[Collection(nameof(TorchAlone))]
public sealed class InitializerTests
{
    private const int Inputs = 300;
    private const int Outputs = 400;

    /// <summary>
    /// Each with its deviation and the largest number it gives, by its formula from 300 inputs and 400 outputs.
    /// </summary>
    private static readonly Dictionary<string, (double Deviation, double Limit)> Expected = new()
    {
        ["glorot_uniform"] = Uniform(Math.Sqrt(6.0 / 700)),
        ["he_uniform"] = Uniform(Math.Sqrt(6.0 / 300)),
        ["lecun_uniform"] = Uniform(Math.Sqrt(3.0 / 300)),
        ["fan_in_uniform"] = Uniform(1 / Math.Sqrt(300)),
        ["uniform: 0.05"] = Uniform(0.05),

        // A normal number cut at two deviations has 0.8796 of its deviation left, which Keras makes up for.
        ["glorot_normal"] = Cut(Math.Sqrt(2.0 / 700)),
        ["he_normal"] = Cut(Math.Sqrt(2.0 / 300)),
        ["lecun_normal"] = Cut(Math.Sqrt(1.0 / 300)),
        ["normal: 0.05"] = (0.05, 0.05 * 6),
        ["constant: 0.25"] = (0, 0.25),
        ["ones"] = (0, 1),
        ["zeros"] = (0, 0),
    };

    public static TheoryData<string> Written() => [.. Expected.Keys];

    [Theory]
    [MemberData(nameof(Written))]
    public void Fill_ADenseWeight_HasItsMeanDeviationAndLimit(string written)
    {
        var (deviation, limit) = Expected[written];
        var weights = Weights(Read(written), seed: 3);

        var mean = weights.Average();
        var spread = Math.Sqrt(weights.Average(weight => Math.Pow(weight - mean, 2)));
        Assert.InRange(spread, deviation * 0.99, (deviation * 1.01) + 1e-7);
        Assert.InRange(
            weights.Max(Math.Abs),
            written.StartsWith("normal", StringComparison.Ordinal) ? limit / 2 : limit * 0.99,
            limit * 1.0001);
        if (deviation > 0)
        {
            Assert.InRange(mean, -deviation / 50, deviation / 50);
        }
    }

    [Fact]
    public void Cut_Normals_DifferFromUncutOnesInTheirTails()
    {
        var cut = Weights(new HeNormal(), seed: 3);
        var deviation = Math.Sqrt(2.0 / Inputs);

        // 2 / 0.8796 deviations is the cut; 2.3 % of an uncut normal lie beyond.
        Assert.DoesNotContain(cut, weight => Math.Abs(weight) > 2.2739 * deviation);
        Assert.Contains(
            Weights(new Normal { Deviation = deviation }, seed: 3), weight => Math.Abs(weight) > 3 * deviation);
    }

    [Fact]
    public void Orthogonal_ColumnsOfAWeight_AreAtRightAngles()
    {
        using var scope = NewDisposeScope();
        var weight = tensor([.. Weights(new Orthogonal(), seed: 3).Select(value => (float)value)], [Outputs, Inputs]);

        // 400 outputs by 300 inputs: the columns are the fewer.
        var products = weight.transpose(0, 1).matmul(weight);

        Assert.True(products.allclose(eye(Inputs), 0, 1e-4));
    }

    [Fact]
    public void Orthogonal_DrawsFromItsOwnStream()
    {
        manual_seed(1).Dispose();
        var first = Weights(new Orthogonal(), seed: 3);
        manual_seed(2).Dispose();

        Assert.Equal(first, Weights(new Orthogonal(), seed: 3));
        Assert.NotEqual(first, Weights(new Orthogonal(), seed: 4));
    }

    // A convolution adds up 8 channels of 3x3 pixels, and each pixel reaches 16 filters in 3x3 places.
    [Fact]
    public void Fans_OfAConvolution_CountItsWindow()
    {
        var layer = LayerShapeTests.Convolution(filters: 64) with { WeightInitializer = new LecunUniform() };
        Assert.InRange(Largest(layer, new Shape(32, 9, 9)), Math.Sqrt(3.0 / 288) * 0.99, Math.Sqrt(3.0 / 288));

        var grouped = layer with { Groups = 4 };
        Assert.InRange(Largest(grouped, new Shape(32, 9, 9)), Math.Sqrt(3.0 / 72) * 0.99, Math.Sqrt(3.0 / 72));
    }

    [Theory]
    [InlineData(
        "initializer: henormal",
        "model[3].dense.initializer: no such initializer 'henormal'. It is written 'he_normal' here.")]
    [InlineData(
        "initializer: kaiming_normal",
        "model[3].dense.initializer: no such initializer 'kaiming_normal'. It is called 'he_normal' here.")]
    [InlineData(
        "initializer: {normal: -1}",
        "model[3].dense.initializer.normal: found -1, but a number above 0 and up to 1000000 belongs here.")]
    [InlineData(
        "bias: false, bias_initializer: ones",
        "model[3].dense.bias_initializer: has no effect with bias: false. Remove one of the two.")]
    [InlineData(
        "bias_initializer: orthogonal",
        "model[3].dense.bias_initializer: orthogonal is for weights: a bias is no matrix. Choose another one.")]
    [InlineData(
        "kernel_initializer: zeros",
        "model[3].dense.kernel_initializer: no such field. It is called 'initializer' here.")]
    [InlineData("kernel_regularizer: 0.1", "model[3].dense.kernel_regularizer: no such field. It is called 'l2' here.")]
    [InlineData("use_bias: false", "model[3].dense.use_bias: no such field. It is called 'bias' here.")]
    public void Initializer_ThatCannotBe_IsRefused(string settings, string message)
    {
        var result = SpecReader.Read(
            Spec.Some.Text.Replace("dense: 10", $"dense: {{units: 10, {settings}}}"), "spec.yaml", []);

        Assert.EndsWith(message, Assert.Single(result.Problems).ToString(), StringComparison.Ordinal);
    }

    private static Initializer Read(string written) =>
        Assert.IsAssignableFrom<WeightedLayer>(Spec.Some.Spec(Spec.Some.Text.Replace(
            "dense: 10",
            "dense: {units: 10, initializer: "
            + $"{(written.Contains(':') ? $"{{{written}}}" : written)}}}")).Model[^1]).WeightInitializer;

    private static double[] Weights(Initializer initializer, ulong seed)
    {
        var layer = LayerShapeTests.Dense(Outputs) with { WeightInitializer = initializer };
        using var module = layer.ToModule(new Shape(Inputs));
        using var generator = new Generator(seed);
        layer.Initialize(module, generator);
        return [.. module.get_parameter("weight")!.data<float>().ToArray().Select(value => (double)value)];
    }

    private static double Largest(WeightedLayer layer, Shape input)
    {
        using var module = layer.ToModule(input);
        using var generator = new Generator(3);
        layer.Initialize(module, generator);
        return module.get_parameter("weight")!.data<float>().ToArray().Max(Math.Abs);
    }

    private static (double, double) Uniform(double limit) => (limit / Math.Sqrt(3), limit);

    private static (double, double) Cut(double deviation) => (deviation, 2 * deviation / 0.87962566103423978);
}
