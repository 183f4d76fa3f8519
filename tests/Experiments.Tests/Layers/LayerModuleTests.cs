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

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(5, 3)]
    public void Conv2d_OfAnyPadding_IsTheSumOverItsWindow(int kernel, int stride)
    {
        foreach (var padding in new[] { Padding.Valid, Padding.Same, new ExplicitPadding(new(2, 1)) })
        {
            foreach (var side in new[] { 5, 6, 7 })
            {
                var layer = LayerShapeTests.Convolution(
                    kernel: new(kernel, 3), strides: new(stride, 2), padding: padding);
                CheckConvolution(layer, new Shape(2, side, 6));
            }
        }
    }

    [Fact]
    public void Pooling_OfAnyWindow_IsItsMaximumOrMean()
    {
        using var scope = torch.NewDisposeScope();
        var input = new Shape(1, 5, 5);
        float[] pixels = [.. Enumerable.Range(0, 25).Select(index => (float)(index * 7 % 25))];
        var image = torch.tensor(pixels).reshape(1, 1, 5, 5);

        using var maximum = new MaxPool2d { Name = "p", PoolSize = new(3, 2), Strides = new(2, 3) }.ToModule(input);
        using var mean = new AvgPool2d { Name = "p", PoolSize = new(3, 2), Strides = new(2, 3) }.ToModule(input);

        Assert.Equal(Windows().Select(window => window.Max()), maximum.call(image).data<float>().ToArray());
        Assert.Equal(
            Windows().Select(window => window.Average()),
            mean.call(image).data<float>().ToArray(),
            (average, found) => Math.Abs(average - found) < 1e-5f);

        IEnumerable<float[]> Windows() =>
            from top in new[] { 0, 2 }
            from left in new[] { 0, 3 }
            select (
                from row in Enumerable.Range(top, 3)
                from column in Enumerable.Range(left, 2)
                select pixels[(row * 5) + column]).ToArray();
    }

    [Fact]
    public void LeakyRelu_NegativeNumbers_KeepTheirSlope()
    {
        using var scope = torch.NewDisposeScope();
        using var module = new LeakyRelu { Name = "l", NegativeSlope = 0.25 }.ToModule(new Shape(2));

        Assert.Equal([-0.5f, 3f], module.call(torch.tensor(new[] { -2f, 3f })).data<float>().ToArray());
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

    // The sum is written out over the image with TensorFlow's margins, apart from what the layer computes them by.
    private static void CheckConvolution(Conv2d layer, Shape input)
    {
        using var scope = torch.NewDisposeScope();
        using var module = layer.ToModule(input);
        layer.Initialize(module, new Generator(7));
        var image = torch.arange(input.Size).to(ScalarType.Float32)
            .reshape(1, input.Channels, input.Height, input.Width) / 10;
        var weights = Values(module, "weight");
        var pixels = image.data<float>().ToArray();
        var (kernel, strides, margin) = (layer.KernelSize, layer.Strides, (layer.Padding as ExplicitPadding)?.Margin);
        var (top, height) = Along(input.Height, kernel.Height, strides.Height, margin?.Height);
        var (left, width) = Along(input.Width, kernel.Width, strides.Width, margin?.Width);

        var expected =
            from filter in Enumerable.Range(0, layer.Filters)
            from row in Enumerable.Range(0, height)
            from column in Enumerable.Range(0, width)
            select Sum(filter, (row * strides.Height) - top, (column * strides.Width) - left);

        Assert.Equal(
            expected, module.call(image).data<float>().ToArray(), (sum, found) => Math.Abs(sum - found) < 1e-4f);

        float Sum(int filter, int firstRow, int firstColumn)
        {
            var sum = 0f;
            for (var channel = 0; channel < input.Channels; channel++)
            {
                for (var y = 0; y < kernel.Height; y++)
                {
                    for (var x = 0; x < kernel.Width; x++)
                    {
                        var (row, column) = (firstRow + y, firstColumn + x);
                        if (0 <= row && row < input.Height && 0 <= column && column < input.Width)
                        {
                            var window = ((filter * input.Channels) + channel) * kernel.Height * kernel.Width;
                            var pixel = (((channel * input.Height) + row) * input.Width) + column;
                            sum += weights[window + (y * kernel.Width) + x] * pixels[pixel];
                        }
                    }
                }
            }
            return sum;
        }

        static (int Before, int Output) Along(int side, int kernel, int stride, int? margin)
        {
            if (margin is { } zeros)
            {
                return (zeros, ((side + (2 * zeros) - kernel) / stride) + 1);
            }
            var output = (int)Math.Ceiling(side / (double)stride);
            return (Math.Max(((output - 1) * stride) + kernel - side, 0) / 2, output);
        }
    }

    private static float[] Values(nn.Module module, string name) =>
        module.get_parameter(name)!.data<float>().ToArray();
}
