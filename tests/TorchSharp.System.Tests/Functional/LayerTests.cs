using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Functional;

[Collection(ProcessState.Name)]
public class LayerTests
{
    [Fact]
    public void Pooling_TakesEachWindowsLargestOrMean()
    {
        using var scope = NewDisposeScope();
        var x = Elements.Counting(1, 1, 3, 4);

        Elements.Check(MaxPool2d(2).call(x), [1, 1, 1, 2], 6, 8);
        Elements.Check(MaxPool2d(2, ceil_mode: true).call(x), [1, 1, 2, 2], 6, 8, 10, 12);
        Elements.Check(AvgPool2d(2).call(x), [1, 1, 1, 2], 3.5, 5.5);
        Elements.Check(AvgPool2d(2, divisor_override: 2).call(x), [1, 1, 1, 2], 7, 11);
        Elements.Check(functional.max_pool2d(x, (2, 1), (1, 3)), [1, 1, 2, 2], 5, 8, 9, 12);
        Elements.Check(AdaptiveAvgPool2d(1).call(x), [1, 1, 1, 1], 6.5);
        var (values, indices) = MaxPool2d(2).forward_with_indices(x);
        Elements.Check(values, [1, 1, 1, 2], 6, 8);
        Elements.Check(indices, [1, 1, 1, 2], 5, 7);
    }

    [Fact]
    public void BatchNorm_NormalizesByTheBatch_ThenByWhatItLearned()
    {
        using var scope = NewDisposeScope();
        var layer = BatchNorm1d(1, momentum: 0.25, eps: 0);
        var batch = tensor(new[] { 1f, 3f, 5f, 7f }, 4, 1);
        var scale = Math.Sqrt(5);

        Elements.Check(layer.call(batch), [4, 1], -3 / scale, -1 / scale, 1 / scale, 3 / scale);
        // A quarter of the batch's mean 4 and unbiased variance 20 / 3, three quarters of 0 and 1.
        Elements.Check(layer.running_mean!, [1], 1);
        Elements.Check(layer.running_var!, [1], 0.75 + (5.0 / 3));
        Assert.Equal(1, layer.num_batches_tracked!.item<long>());

        layer.eval();
        Elements.Check(layer.call(ones(1, 1)), [1, 1], 0);
        Assert.Equal(1, layer.num_batches_tracked!.item<long>());
        Assert.Throws<ArgumentException>(() => BatchNorm2d(1).call(batch));
    }

    [Fact]
    public void Norms_OfAnExample_DoNotSeeTheBatch()
    {
        using var scope = NewDisposeScope();
        var x = Elements.Counting(2, 4);

        var layer = LayerNorm(4, eps: 0).call(x);
        var half = Math.Sqrt(1.25);
        double[] normalized = [-1.5 / half, -0.5 / half, 0.5 / half, 1.5 / half];
        Elements.Check(layer, [2, 4], [.. normalized, .. normalized]);
        Elements.Check(GroupNorm(2, 4, eps: 0).call(x), [2, 4], -1, 1, -1, 1, -1, 1, -1, 1);
    }

    [Fact]
    public void Dropout_ZeroesAShare_AndScalesTheRest_OnlyInTraining()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var layer = Dropout(0.25);
        var x = ones(100, 100);

        var y = Elements.Of(layer.call(x));
        Assert.Equal(0.25, y.Count(v => v == 0) / 10_000.0, 0.02);
        Assert.All(y, v => Assert.True(v == 0 || Math.Abs(v - (4.0 / 3)) < 1e-6));
        manual_seed(3);
        Assert.Equal(y, Elements.Of(layer.call(x)));

        layer.eval();
        Assert.Equal(Elements.Of(x), Elements.Of(layer.call(x)));
    }

    [Fact]
    public void Dropout2d_ZeroesWholeChannels()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var sums = Elements.Of(Dropout2d(0.5).call(ones(10, 20, 2, 2)).sum([2, 3]));

        Assert.Equal([0, 8], sums.Distinct().Order());
    }

    [Fact]
    public void AlphaDropout_KeepsMeanAndDeviation()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var y = AlphaDropout(0.3).call(randn(200, 500));

        Assert.Equal(0, y.mean().item<float>(), 0.02);
        Assert.Equal(1, y.std().item<float>(), 0.02);
    }

    [Fact]
    public void Activations_AtKnownPoints()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { -4.0, -1, 0, 2 });
        void Check(Module<Tensor, Tensor> layer, Func<double, double> expected) =>
            Elements.Check(layer.call(x), [4], [.. Elements.Of(x).Select(expected)]);

        Check(ReLU(), v => Math.Max(v, 0));
        Check(LeakyReLU(), v => v > 0 ? v : 0.01 * v);
        Check(ELU(2), v => v > 0 ? v : 2 * (Math.Exp(v) - 1));
        Check(SELU(), v => 1.0507009873554805 * (v > 0 ? v : 1.6732632423543772 * (Math.Exp(v) - 1)));
        Check(SiLU(), v => v / (1 + Math.Exp(-v)));
        Check(Sigmoid(), v => 1 / (1 + Math.Exp(-v)));
        Check(Tanh(), Math.Tanh);
        Check(Softplus(), v => Math.Log(1 + Math.Exp(v)));
        Check(Mish(), v => v * Math.Tanh(Math.Log(1 + Math.Exp(v))));
        Check(Hardswish(), v => v * Math.Clamp(v + 3, 0, 6) / 6);
        Elements.Check(GELU().call(x), [4], -0.000126684967668, -0.158655253931457, 0, 1.954499736103642);
        Elements.Check(PReLU(1, dtype: ScalarType.Float64).call(x), [4], -1, -0.25, 0, 2);
        Elements.Check(Softmax(0).call(zeros(4)), [4], 0.25, 0.25, 0.25, 0.25);
    }

    [Fact]
    public void InPlaceActivation_ChangesItsInput()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { -1f, 2f });
        using (var y = ReLU(inplace: true).call(x))
        {
            Elements.Check(y, [2], 0, 2);
        }

        Elements.Check(x, [2], 0, 2);
    }
}
