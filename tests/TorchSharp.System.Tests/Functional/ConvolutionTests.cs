using System.Runtime.InteropServices;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Functional;

public class ConvolutionTests
{
    [Theory]
    [InlineData(5, 5, 3, 3, 1, 0, 1, 1)]
    [InlineData(6, 5, 3, 2, 2, 1, 1, 1)]
    [InlineData(7, 7, 2, 3, 1, 1, 2, 1)]
    [InlineData(5, 6, 3, 3, 3, 2, 1, 2)]
    [InlineData(5, 5, 1, 1, 1, 0, 1, 2)]
    public void Conv2d_IsTheSumOverItsWindow(
        long height, long width, long kernelHeight, long kernelWidth, long stride, long padding, long dilation,
        long groups)
    {
        using var scope = NewDisposeScope();
        var x = rand([2, 4, height, width], ScalarType.Float64);
        var layer = Conv2d(
            4, 6, (kernelHeight, kernelWidth), (stride, stride), (padding, padding), (dilation, dilation),
            groups: groups,
            dtype: ScalarType.Float64);

        var y = layer.call(x);

        var expected = Naive(x, layer.weight, layer.bias!, stride, padding, dilation, groups, y.shape);
        Assert.Equal((height + (2 * padding) - (dilation * (kernelHeight - 1)) - 1) / stride + 1, y.shape[2]);
        Elements.Check(y, y.shape, expected);
    }

    [Theory]
    [InlineData(1, new double[] { 1, 2, 3, 4 })]
    [InlineData(2, new double[] { 3, 5, 7, 4 })]
    [InlineData(3, new double[] { 3, 6, 9, 7 })]
    [InlineData(4, new double[] { 6, 10, 9, 7 })]
    public void SamePadding_KeepsTheSize_AndPadsMoreAtTheEnd(long kernel, double[] expected)
    {
        using var scope = NewDisposeScope();
        var row = arange(1, 5, ScalarType.Float32).reshape(1, 1, 1, 4);
        var weight = ones(1, 1, 1, kernel);

        Elements.Check(functional.conv2d_padding(row, weight, padding: Padding.Same), [1, 1, 1, 4], expected);
        var layer = Conv2d(1, 1, (1, kernel), Padding.Same, bias: false);
        init.ones_(layer.weight);
        Elements.Check(layer.call(row), [1, 1, 1, 4], expected);
        Assert.Equal(4 - kernel + 1, functional.conv2d_padding(row, weight, padding: Padding.Valid).shape[3]);
    }

    [Theory]
    [InlineData(PaddingModes.Zeros, new double[] { 3, 6, 5 })]
    [InlineData(PaddingModes.Reflect, new double[] { 5, 6, 7 })]
    [InlineData(PaddingModes.Replicate, new double[] { 4, 6, 8 })]
    [InlineData(PaddingModes.Circular, new double[] { 6, 6, 6 })]
    public void PaddingMode_DecidesWhatIsBeyondTheEdge(PaddingModes mode, double[] expected)
    {
        using var scope = NewDisposeScope();
        var row = arange(1, 4, ScalarType.Float32).reshape(1, 1, 1, 3);
        var layer = Conv2d(1, 1, (1, 3), padding: (0, 1), padding_mode: mode, bias: false);
        init.ones_(layer.weight);

        Elements.Check(layer.call(row), [1, 1, 1, 3], expected);
    }

    [Fact]
    public void Shapes_OfGroups_AreDividedByThem()
    {
        using var layer = Conv2d(4, 6, 3, groups: 2);

        Assert.Equal([6, 2, 3, 3], layer.weight.shape);
        Assert.Equal([6], layer.bias!.shape);
        using var plain = Conv2d(4, 6, 3, bias: false);
        Assert.Null(plain.bias);
        Assert.Equal((4, 6), (plain.in_channels, plain.out_channels));
    }

    [Fact]
    public void WrongShapes_GiveLibtorchsMessage()
    {
        using var layer = Conv2d(3, 4, 3);
        using var image = zeros(1, 2, 8, 8);
        using var dense = Linear(4, 2);
        using var row = zeros(1, 3);

        Assert.Contains(
            "to have 3 channels, but got 2 channels", Assert.Throws<ExternalException>(() => layer.call(image)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "cannot be multiplied", Assert.Throws<ExternalException>(() => dense.call(row)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void DisposedModule_CannotBeCalled()
    {
        var layer = Linear(1, 1);
        layer.Dispose();
        using var x = ones(1, 1);

        Assert.ThrowsAny<InvalidOperationException>(() => layer.call(x));
    }

    private static double[] Naive(
        Tensor input, Tensor weights, Tensor biases, long stride, long padding, long dilation, long groups,
        long[] shape)
    {
        double[] x = Elements.Of(input), w = Elements.Of(weights), b = Elements.Of(biases);
        long[] size = input.shape, kernel = weights.shape;
        var result = new List<double>();
        for (var n = 0L; n < shape[0]; n++)
        {
            for (var o = 0L; o < shape[1]; o++)
            {
                for (var row = 0L; row < shape[2]; row++)
                {
                    for (var column = 0L; column < shape[3]; column++)
                    {
                        result.Add(b[o] + Window(n, o, row, column));
                    }
                }
            }
        }

        return [.. result];

        double Window(long n, long o, long row, long column)
        {
            var sum = 0.0;
            for (var i = 0L; i < kernel[1] * kernel[2] * kernel[3]; i++)
            {
                var (channel, place) = Math.DivRem(i, kernel[2] * kernel[3]);
                var c = (o / (shape[1] / groups) * kernel[1]) + channel;
                var y = (row * stride) - padding + (place / kernel[3] * dilation);
                var z = (column * stride) - padding + (place % kernel[3] * dilation);
                if (0 <= y && y < size[2] && 0 <= z && z < size[3])
                {
                    var weight = w[(o * kernel[1] * kernel[2] * kernel[3]) + i];
                    sum += weight * x[(((((n * size[1]) + c) * size[2]) + y) * size[3]) + z];
                }
            }

            return sum;
        }
    }
}
