using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>What layers say of themselves against what their modules do.</summary>
public class LayerModuleTests
{
    public static TheoryData<string> AllLayers() => [.. Layers.Keys];

    private static readonly Dictionary<string, LayerSpec> Layers = new()
    {
        ["convolution"] = LayerShapeTests.Convolution(filters: 4),
        ["wide convolution"] =
            LayerShapeTests.Convolution(kernel: new(3, 5), strides: new(2, 1), padding: new ExplicitPadding(new(1, 3))),
        ["same"] = LayerShapeTests.Convolution(padding: Padding.Same),
        ["same, even kernel"] = LayerShapeTests.Convolution(kernel: new(4, 2), padding: Padding.Same),
        ["same, strides"] = LayerShapeTests.Convolution(strides: new(2, 3), padding: Padding.Same),
        ["maximum"] = new MaxPool2d { Name = "p", PoolSize = new(2, 3), Strides = new(2, 2) },
        ["mean"] = new AvgPool2d { Name = "p", PoolSize = new(3, 2), Strides = new(1, 2) },
        ["flatten"] = new Flatten { Name = "f" },
        ["dropout"] = new Dropout { Name = "d", Rate = 0.5 },
        ["relu"] = new Relu { Name = "r" },
        ["leaky relu"] = new LeakyRelu { Name = "l", NegativeSlope = 0.3 },
    };

    [Theory]
    [MemberData(nameof(AllLayers))]
    public void Module_OutputAndWeights_AreAsStated(string name)
    {
        using var scope = torch.NewDisposeScope();
        var (layer, input) = (Layers[name], new Shape(3, 7, 8));

        using var module = layer.ToModule(input);
        var output = module.call(torch.ones(5, input.Channels, input.Height, input.Width));

        Assert.Equal([5, .. layer.OutputShape(input).Dimensions.Select(dimension => (long)dimension)], output.shape);
        Assert.Equal(layer.ParameterCount(input), module.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Dense_OutputAndWeights_AreAsStated()
    {
        using var scope = torch.NewDisposeScope();
        var layer = LayerShapeTests.Dense(4);

        using var module = layer.ToModule(new Shape(6));

        Assert.Equal([5, 4], module.call(torch.ones(5, 6)).shape);
        Assert.Equal(layer.ParameterCount(new Shape(6)), module.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Conv2d_WeightNames_AreTheSameForAnyPadding(bool symmetric)
    {
        using var module = LayerShapeTests.Convolution(kernel: Extent.Square(symmetric ? 3 : 2), padding: Padding.Same)
            .ToModule(new Shape(1, 5, 5));

        Assert.Equal(["bias", "weight"], module.state_dict().Keys.Order());
    }

    // The example of TensorFlow's notes on padding: 13 numbers, a window of 6 moved by 5, one zero before and two
    // after. https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2
    [Fact]
    public void Same_OfTensorFlowsExample_PadsOneBeforeAndTwoAfter()
    {
        using var scope = torch.NewDisposeScope();
        var layer = LayerShapeTests.Convolution(1, new(1, 6), new(1, 5), Padding.Same) with
        {
            WeightInitializer = new Ones(),
        };
        using var module = layer.ToModule(new Shape(1, 1, 13));
        layer.Initialize(module, new Generator(1));

        var output = module.call(torch.arange(1, 14).to(ScalarType.Float32).reshape(1, 1, 1, 13));

        Assert.Equal([1 + 2 + 3 + 4 + 5, 5 + 6 + 7 + 8 + 9 + 10, 10 + 11 + 12 + 13], output.data<float>().ToArray());
    }

    // The examples of https://keras.io/api/layers/pooling_layers: 1 to 9 in a square, a window of 2 moved by 1, padding
    // same.
    [Fact]
    public void Same_OfKerassPoolingExamples_GivesTheirNumbers()
    {
        using var scope = torch.NewDisposeScope();
        var image = torch.arange(1, 10).to(ScalarType.Float32).reshape(1, 1, 3, 3);
        using var maximum = new MaxPool2d { Name = "p", Strides = Extent.One, Padding = Padding.Same }
            .ToModule(new Shape(1, 3, 3));
        using var mean = new AvgPool2d { Name = "p", Strides = Extent.One, Padding = Padding.Same }
            .ToModule(new Shape(1, 3, 3));

        Assert.Equal([5, 6, 6, 8, 9, 9, 8, 9, 9], maximum.call(image).data<float>().ToArray());
        Assert.Equal([3, 4, 4.5f, 6, 7, 7.5f, 7.5f, 8.5f, 9], mean.call(image).data<float>().ToArray());
    }

    [Fact]
    public void Glorot_Weights_FillTheirInterval()
    {
        // A convolution: 8 * 9 inputs, 16 * 9 outputs; a dense layer: 300 inputs, 100 outputs.
        var convolutionLimit = Math.Sqrt(6.0 / ((8 * 9) + (16 * 9)));
        CheckUniform(LayerShapeTests.Convolution(filters: 16), new Shape(8, 9, 9), convolutionLimit);
        CheckUniform(LayerShapeTests.Dense(100), new Shape(300), Math.Sqrt(6.0 / 400));
    }

    [Fact]
    public void FanIn_WeightsAndBiases_FillTheirInterval()
    {
        using var scope = torch.NewDisposeScope();
        var layer = LayerShapeTests.Dense(2000) with
        {
            WeightInitializer = new FanInUniform(),
            BiasInitializer = new FanInUniform(),
        };
        CheckUniform(layer, new Shape(16), 0.25);

        using var module = layer.ToModule(new Shape(16));
        layer.Initialize(module, new Generator(1));
        Assert.InRange(Values(module, "bias").Max(), 0.24f, 0.25f);
        Assert.InRange(Values(module, "bias").Min(), -0.25f, -0.24f);
    }

    [Fact]
    public void Initialize_WithTheSameSeed_GivesTheSameBits()
    {
        using var scope = torch.NewDisposeScope();
        var layer = LayerShapeTests.Convolution();
        var weights = new[] { 5UL, 5UL, 6UL }.Select(seed =>
        {
            var module = layer.ToModule(new Shape(1, 5, 5));
            layer.Initialize(module, new Generator(seed));
            return Values(module, "weight");
        }).ToList();

        Assert.Equal(weights[0], weights[1]);
        Assert.NotEqual(weights[0], weights[2]);
    }

    private static void CheckUniform(WeightedLayer layer, Shape input, double limit)
    {
        using var scope = torch.NewDisposeScope();
        using var module = layer.ToModule(input);
        layer.Initialize(module, new Generator(3));
        var weights = Values(module, "weight");

        Assert.InRange(weights.Max(), (float)(limit * 0.98), (float)limit);
        Assert.InRange(weights.Min(), (float)-limit, (float)(-limit * 0.98));
        Assert.InRange(weights.Average(), (float)(-limit * 0.05), (float)(limit * 0.05));
        if (layer.BiasInitializer is Zeros)
        {
            Assert.All(Values(module, "bias"), bias => Assert.Equal(0f, bias));
        }
    }

    private static float[] Values(nn.Module module, string name) =>
        module.get_parameter(name)!.data<float>().ToArray();
}
