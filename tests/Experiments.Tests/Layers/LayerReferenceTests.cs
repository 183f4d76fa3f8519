using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>What layers compute, forward and back, against plain loops over one example after the other.</summary>
public class LayerReferenceTests
{
    private static readonly Shape Image = new(4, 7, 6);

    public static TheoryData<int, int, int, int> Windows()
    {
        var all = new TheoryData<int, int, int, int>();
        foreach (var kernel in new[] { 1, 2, 3, 4 })
        {
            foreach (var stride in new[] { 1, 2, 3 })
            {
                foreach (var dilation in kernel == 1 ? [1] : new[] { 1, 2 })
                {
                    foreach (var groups in new[] { 1, 2, 4 })
                    {
                        all.Add(kernel, stride, dilation, groups);
                    }
                }
            }
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Conv2d_OfAnyWindow_IsTheSumOverIt(int kernel, int stride, int dilation, int groups)
    {
        foreach (var window in Paddings(new(kernel, 2), new(stride, 2), new(dilation, 1)))
        {
            var layer = LayerShapeTests.Convolution(4, window.Kernel, window.Strides, window.Padding) with
            {
                Dilation = window.Dilation,
                Groups = groups,
            };
            CheckLinear(layer, Image, LinearReference.Convolution(Image, window, 4, groups), "weight", 4);
        }
    }

    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(3, 2, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(4, 2, 1)]
    public void DepthwiseConv2d_OfAnyWindow_SeesOneChannel(int kernel, int stride, int multiplier)
    {
        foreach (var window in Paddings(new(kernel, 3), new(stride, 1), Extent.One))
        {
            var layer = new DepthwiseConv2d
            {
                Name = "d",
                KernelSize = window.Kernel,
                Strides = window.Strides,
                Padding = window.Padding,
                DepthMultiplier = multiplier,
                WeightInitializer = new GlorotUniform(),
                BiasInitializer = new FanInUniform(),
            };
            var filters = Image.Channels * multiplier;
            CheckLinear(
                layer, Image, LinearReference.Convolution(Image, window, filters, Image.Channels), "weight", filters);
        }
    }

    [Fact]
    public void SeparableConv2d_IsADepthwiseOneThenAPointwiseOne()
    {
        using var scope = NewDisposeScope();
        var window = new Window(new(3, 2), new(2, 1), Extent.One, null);
        var layer = new SeparableConv2d
        {
            Name = "s",
            Filters = 3,
            KernelSize = window.Kernel,
            Strides = window.Strides,
            Padding = Padding.Same,
            DepthMultiplier = 2,
            WeightInitializer = new GlorotUniform(),
            BiasInitializer = new FanInUniform(),
        };
        using var module = layer.ToModule(Image);
        layer.Initialize(module, new Generator(7));
        var weights = module.named_parameters().ToDictionary(entry => entry.name, entry => Values(entry.parameter));
        var input = Numbers(Image.Size, 0.1);

        var deep = LinearReference.Convolution(Image, window, 8, 4).Forward(input, weights["depthwise.weight"]);
        var mixed = LinearReference
            .Convolution(new(8, 4, 6), new(Extent.One, Extent.One, Extent.One, default(Extent)), 3, 1)
            .Forward(deep, weights["pointwise.weight"]);
        var expected = mixed.Select((sum, place) => sum + weights["pointwise.bias"][place / 24]);

        AssertNear(expected, Values(module.call(Tensor(input, [1, 4, 7, 6]))));
    }

    [Fact]
    public void Dense_Outputs_AreSumsOverAllInputs()
    {
        var terms =
            from output in Enumerable.Range(0, 5)
            from input in Enumerable.Range(0, 6)
            select (output, input, (output * 6) + input);

        CheckLinear(LayerShapeTests.Dense(5), new Shape(6), new(5, [.. terms]), "weight", 5);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(3, 1)]
    [InlineData(2, 1)]
    [InlineData(4, 3)]
    public void Pooling_OfAnyWindow_IsItsMaximumOrMean(int size, int stride)
    {
        foreach (var window in Paddings(new(size, 2), new(stride, 2), Extent.One))
        {
            // More padding than half the window is refused.
            if (window.Margin is not { } margin || (margin.Height * 2 <= size && margin.Width <= 1))
            {
                CheckPooling(window, LinearReference.Convolution(Image, window, Image.Channels, Image.Channels));
            }
        }
    }

    [Fact]
    public void GlobalPooling_GivesMeanAndMaximumOfEachChannel()
    {
        using var scope = NewDisposeScope();
        var input = Numbers(Image.Size, 0.1);
        var channels = input.Chunk(42).ToList();

        using var mean = new GlobalAvgPool2d { Name = "g" }.ToModule(Image);
        using var maximum = new GlobalMaxPool2d { Name = "g" }.ToModule(Image);

        AssertNear(channels.Select(channel => channel.Average()), Values(mean.call(Tensor(input, [1, 4, 7, 6]))));
        AssertNear(channels.Select(channel => channel.Max()), Values(maximum.call(Tensor(input, [1, 4, 7, 6]))));
    }

    // All paddings that the language has: none, same, and numbers.
    private static IEnumerable<Window> Paddings(Extent kernel, Extent strides, Extent dilation) =>
    [
        new(kernel, strides, dilation, default(Extent)),
        new(kernel, strides, dilation, null),
        new(kernel, strides, dilation, new Extent(1, 0)),
        new(kernel, strides, dilation, new Extent(2, 1)),
    ];

    private static void CheckLinear(
        WeightedLayer layer, Shape shape, LinearReference reference, string weightName, int channels)
    {
        Assert.Null(layer.Misfit(shape, "test"));
        using var scope = NewDisposeScope();
        using var module = layer.ToModule(shape);
        (layer with { BiasInitializer = new FanInUniform() }).Initialize(module, new Generator(7));
        var (weight, bias) = (module.get_parameter(weightName)!, module.get_parameter("bias")!);
        var numbers = Numbers(shape.Size, 0.1);
        var input = Tensor(numbers, [1, .. shape.Dimensions.Select(side => (long)side)]).requires_grad_();

        var output = module.call(input);
        var factors = Numbers(output.numel(), 0.3);
        (output * Tensor(factors, output.shape)).sum().backward();

        var pixels = factors.Length / channels;
        var expected = reference.Forward(numbers, Values(weight))
            .Select((sum, place) => sum + Values(bias)[place / pixels]);
        var (inputGradient, weightGradient) = reference.Gradients(numbers, Values(weight), factors);
        AssertNear(expected, Values(output));
        AssertNear(inputGradient, Values(input.grad!));
        AssertNear(weightGradient, Values(weight.grad!));
        AssertNear(factors.Chunk(pixels).Select(channel => channel.Sum()), Values(bias.grad!));
    }

    // A window of ones: the terms of an output are the pixels that its window sees, padding left out.
    private static void CheckPooling(Window window, LinearReference places)
    {
        using var scope = NewDisposeScope();
        var numbers = Numbers(Image.Size, 0.1);
        var seen = places.Terms.GroupBy(term => term.Output).OrderBy(group => group.Key)
            .Select(group => group.Select(term => term.Input).ToList()).ToList();
        Pooling[] layers =
        [
            new MaxPool2d { Name = "p", PoolSize = window.Kernel, Strides = window.Strides, Padding = window.Padding },
            new AvgPool2d { Name = "p", PoolSize = window.Kernel, Strides = window.Strides, Padding = window.Padding },
        ];
        foreach (var layer in layers)
        {
            Assert.Null(layer.Misfit(Image, "test"));
            using var module = layer.ToModule(Image);
            var input = Tensor(numbers, [1, 4, 7, 6]).requires_grad_();
            var output = module.call(input);
            var factors = Numbers(output.numel(), 0.3);
            (output * Tensor(factors, output.shape)).sum().backward();

            var gradient = new double[numbers.Length];
            for (var place = 0; place < seen.Count; place++)
            {
                foreach (var pixel in layer is AvgPool2d ? seen[place] : [seen[place].MaxBy(pixel => numbers[pixel])])
                {
                    gradient[pixel] += factors[place] / (layer is AvgPool2d ? seen[place].Count : 1);
                }
            }
            AssertNear(
                seen.Select(pixels => layer is AvgPool2d
                    ? pixels.Average(pixel => numbers[pixel])
                    : pixels.Max(pixel => numbers[pixel])),
                Values(output));
            AssertNear(gradient, Values(input.grad!));
        }
    }

    // Positive and negative numbers without order, no two the same.
    private static double[] Numbers(long count, double scale) =>
        [.. Enumerable.Range(0, (int)count).Select(index => scale * (((index * 37) % 1009) - (count / 2.0)) / 10)];

    private static Tensor Tensor(double[] numbers, long[] shape) =>
        torch.tensor([.. numbers.Select(number => (float)number)], shape);

    private static double[] Values(Tensor tensor) =>
        [.. tensor.detach().data<float>().ToArray().Select(value => (double)value)];

    private static void AssertNear(IEnumerable<double> expected, double[] actual) => Assert.Equal(
        expected, actual, (first, second) => Math.Abs(first - second) < 1e-4 * Math.Max(1, Math.Abs(first)));
}
