using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Functional;

/// <summary>What the native part computes itself says what libtorch's operations say.</summary>
public class OwnKernelTests
{
    [Theory]
    [InlineData(ScalarType.Float32, 6, 8, 3)]
    [InlineData(ScalarType.Float32, 5, 7, 16)]
    [InlineData(ScalarType.BFloat16, 7, 6, 33)]
    public void MaxPool2d_WithChannelsLast_IsLibtorchsOwn_TiesAndNaNIncluded(
        ScalarType type, long height, long width, long channels)
    {
        using var scope = NewDisposeScope();
        manual_seed(5);

        // Few different numbers, so that windows have several largest ones.
        var values = randint(-2, 3, [4, channels, height, width]).to(ScalarType.Float32);
        values[0, 0, 1, 1] = float.NaN;
        values[1] = float.NegativeInfinity;
        var last = ChannelsLast(values.to(type)).requires_grad_();
        var plain = values.to(type).requires_grad_();

        // Another window would be another path: this one libtorch takes for every order in memory.
        var (expected, _) = functional.max_pool2d_with_indices(plain, [2, 2]);
        var pooled = functional.max_pool2d(last, 2);
        var gradient = rand_like(expected);
        expected.backward([gradient]);
        pooled.backward([gradient]);

        Assert.Equal(Elements.Of(expected), Elements.Of(pooled));
        Assert.Equal(Elements.Of(plain.grad!), Elements.Of(last.grad!));
    }

    [Fact]
    public void MaxPool2d_WithChannelsLast_HasAGradientOfItsGradient()
    {
        using var scope = NewDisposeScope();
        var x = ChannelsLast(Elements.Counting(1, 2, 3, 4)).requires_grad_();

        functional.max_pool2d(x, 2).square().sum().backward(retain_graph: true, create_graph: true);
        var first = x.grad!;
        first.square().sum().backward();

        // d/dx of (2x)^2 = 8x comes on top of 2x, at the largest of each window alone.
        var expected = new double[24];
        foreach (var place in new[] { 5, 7, 17, 19 })
        {
            expected[place] = 10 * (place + 1);
        }
        Elements.Check(x.grad!, [1, 2, 3, 4], expected);
    }

    // So many weights that the convolution is taken as a matrix product; in float64 it never is.
    [Theory]
    [InlineData(ScalarType.Float32, 2048, 1024, 4, 1, 0, 1)]
    [InlineData(ScalarType.BFloat16, 512, 256, 6, 1, 1, 1)]
    [InlineData(ScalarType.BFloat16, 512, 256, 7, 2, 1, 2)]
    public void Conv2d_AsAMatrixProduct_IsTheConvolution(
        ScalarType type, long outputs, long inputs, long side, long stride, long padding, long dilation)
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        var x = randn(3, inputs, side, side).to(type);
        var weight = randn(outputs, inputs, 3, 3).to(type);
        var bias = randn(outputs).to(type);
        var tolerance = type == ScalarType.BFloat16 ? 1e-2 : 1e-5;

        var (y, gradients) = Convolve(
            ChannelsLast(x), ChannelsLast(weight), bias.clone(), stride, padding, dilation);
        var (expected, expectedGradients) = Convolve(
            Double(x), Double(weight), Double(bias), stride, padding, dilation);

        Close(expected, y, tolerance);
        foreach (var (one, other) in expectedGradients.Zip(gradients))
        {
            Close(one, other, tolerance);
        }
    }

    [Fact]
    public void Conv2d_AsAMatrixProduct_WithoutGradients_GivesTheSameBits()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        var x = ChannelsLast(randn(3, 256, 6, 6).bfloat16());
        var weight = ChannelsLast(randn(512, 256, 3, 3).bfloat16()).requires_grad_();

        var recorded = functional.conv2d(x, weight);
        using var inference = inference_mode();
        var plain = functional.conv2d(x, weight);

        Assert.Equal(Elements.Of(recorded), Elements.Of(plain));
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.BFloat16)]
    public void Dropout_PassesTheGradientWhereItPassedTheNumber(ScalarType type)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var x = ChannelsLast(ones([7, 30, 11, 13], type)).requires_grad_();

        var y = functional.dropout(x, 0.5);
        y.backward([ones([7, 30, 11, 13], type)]);

        Assert.Equal(Elements.Of(y), Elements.Of(x.grad!));
        Assert.Equal([0, 2], Elements.Of(y).Distinct().Order());
    }

    [Fact]
    public void Dropout_DrawsTheSame_WhateverTheNumberOfThreads()
    {
        using var scope = NewDisposeScope();
        var x = ones(100_003);
        var before = get_num_threads();
        double[] Drawn(int threads)
        {
            set_num_threads(threads);
            manual_seed(4);
            return Elements.Of(functional.dropout(x, 0.3));
        }

        try
        {
            Assert.Equal(Drawn(1), Drawn(2));
        }
        finally
        {
            set_num_threads(before);
        }
    }

    // The share of a million draws lies within five deviations; so does that of two neighbors dropped together.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.75)]
    public void Dropout_DropsNumbersIndependently(double rate)
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        const int count = 1_000_000;

        var dropped = Elements.Of(functional.dropout(ones(count), rate)).Select(value => value == 0).ToArray();

        void Within(double share, Func<int, bool> happened)
        {
            var found = Enumerable.Range(0, count - 16).Count(happened) / (count - 16.0);
            Assert.Equal(share, found, 5 * Math.Sqrt(share * (1 - share) / count));
        }
        Within(rate, place => dropped[place]);
        Within(rate * rate, place => dropped[place] && dropped[place + 1]);
        Within(rate * rate, place => dropped[place] && dropped[place + 16]);
    }

    [Fact]
    public void Dropout_OfWhatIsNoNumber_LeavesThat()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);

        var y = functional.dropout(full(100, double.NaN).to(ScalarType.Float32));

        Assert.All(Elements.Of(y), v => Assert.True(double.IsNaN(v)));
    }

    // Sizes on both sides of what is shared among threads, and inputs whose rows do not lie together.
    [Theory]
    [InlineData(3, 5, 2, true)]
    [InlineData(129, 70, 33, true)]
    [InlineData(64, 1024, 512, false)]
    [InlineData(1, 300, 1000, true)]
    public void Linear_OfFloat32_IsLibtorchsOwnInFloat64(long batch, long inputs, long outputs, bool bias)
    {
        using var scope = NewDisposeScope();
        manual_seed(13);
        (Tensor Y, Tensor[] Gradients) Apply(Tensor x, Tensor weight, Tensor? shift)
        {
            Tensor[] given = [.. new[] { x, weight, shift }.OfType<Tensor>().Select(one => one.requires_grad_())];
            var y = functional.linear(x, weight, shift);
            y.square().sum().backward();
            return (y, [.. given.Select(one => one.grad!)]);
        }
        var x = randn(inputs, batch).t();
        var weight = randn(outputs, inputs);
        var shift = bias ? randn(outputs) : null;

        var expected = Apply(x.to(ScalarType.Float64), weight.to(ScalarType.Float64), shift?.to(ScalarType.Float64));
        var actual = Apply(x.detach(), weight, shift);

        Close(expected.Y, actual.Y, 1e-5);
        foreach (var (one, other) in expected.Gradients.Zip(actual.Gradients))
        {
            Close(one, other, 1e-5);
        }
    }

    [Fact]
    public void Linear_OfMoreDimensions_KeepsThem_AndRefusesWhatDoesNotFit()
    {
        using var scope = NewDisposeScope();
        var weight = Elements.Counting(2, 3);

        var y = functional.linear(Elements.Counting(1, 2, 3), weight, tensor(new[] { 10f, 20f }));

        Elements.Check(y, [1, 2, 2], 24, 52, 42, 97);
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => functional.linear(ones(2, 4), weight));
    }

    // Float64 goes through libtorch's operations, float32 through one loop; both orders in memory.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Adam_InOnePass_StepsAsInFloat64(bool decoupled)
    {
        using var scope = NewDisposeScope();
        manual_seed(9);
        var start = randn(50, 40, 5, 5);
        var slope = randn(50, 40, 5, 5);
        Tensor After(Tensor from)
        {
            var weight = new Parameter(from);
            var direction = slope.to(weight.dtype);
            using var optimizer = decoupled
                ? (optim.Optimizer)optim.AdamW([weight], 0.01, weight_decay: 0.1)
                : optim.Adam([weight], 0.01, weight_decay: 0.1);
            for (var step = 0; step < 5; step++)
            {
                optimizer.zero_grad();
                (weight * direction).sum().add(weight.square().sum()).backward();
                optimizer.step();
            }
            return weight.detach();
        }

        var expected = After(start.to(ScalarType.Float64));

        Close(expected, After(start.clone()), 2e-6);
        Close(expected, After(ChannelsLast(start)), 2e-6);
    }

    private static (Tensor Y, Tensor[] Gradients) Convolve(
        Tensor x, Tensor weight, Tensor bias, long stride, long padding, long dilation)
    {
        Tensor[] inputs = [x.requires_grad_(), weight.requires_grad_(), bias.requires_grad_()];
        var y = functional.conv2d(x, weight, bias, [stride, stride], [padding, padding], [dilation, dilation]);
        y.backward([Elements.Counting(y.shape).sin().bfloat16().to(y.dtype)]);
        return (y, [.. inputs.Select(input => input.grad!)]);
    }

    private static Tensor ChannelsLast(Tensor images) => images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    // Within a share of the largest number: sums of numbers of both signs can come out near zero.
    private static void Close(Tensor expected, Tensor actual, double tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        var difference = (Double(expected) - Double(actual)).abs().max().item<double>();
        Assert.InRange(difference, 0, tolerance * Double(expected).abs().max().item<double>());
    }

    private static Tensor Double(Tensor tensor) => tensor.detach().to(ScalarType.Float64);
}
