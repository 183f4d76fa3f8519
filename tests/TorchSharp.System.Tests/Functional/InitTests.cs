using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Functional;

[Collection(ProcessState.Name)]
public class InitTests
{
    // A convolution of 30 channels into 50 by windows of 5 x 4: fan in 600, fan out 1000.
    private static readonly Dictionary<string, (Action<Tensor> Fill, double Deviation, double Limit)> Fills = new()
    {
        ["uniform_"] = (t => init.uniform_(t, -3, 3), Math.Sqrt(3), 3),
        ["normal_"] = (t => init.normal_(t, 0, 0.5), 0.5, double.PositiveInfinity),
        ["trunc_normal_"] = (t => init.trunc_normal_(t, 0, 1, -2, 2), 0.8796, 2),
        ["kaiming_uniform_"] = (t => init.kaiming_uniform_(t), Math.Sqrt(2.0 / 600), Math.Sqrt(6.0 / 600)),
        ["kaiming_uniform_ of a slope"] = (
            t => init.kaiming_uniform_(t, Math.Sqrt(5)),
            Math.Sqrt(1.0 / 1800), Math.Sqrt(1.0 / 600)),
        ["kaiming_normal_ by fan out"] = (
            t => init.kaiming_normal_(t, 0, init.FanInOut.FanOut, init.NonlinearityType.ReLU),
            Math.Sqrt(2.0 / 1000), double.PositiveInfinity),
        ["xavier_uniform_"] = (t => init.xavier_uniform_(t), Math.Sqrt(2.0 / 1600), Math.Sqrt(6.0 / 1600)),
        ["xavier_normal_"] = (t => init.xavier_normal_(t, 2), 2 * Math.Sqrt(2.0 / 1600), double.PositiveInfinity),
    };

    public static TheoryData<string> Names => [.. Fills.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Draws_HaveTheirDeviation_AndStayWithinTheirLimit(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        var (fill, deviation, limit) = Fills[name];
        var weight = zeros([50, 30, 5, 4], requires_grad: true);

        fill(weight);

        Assert.Equal(1, weight.std().item<float>() / deviation, 0.02);
        Assert.Equal(0, weight.mean().item<float>() / deviation, 0.02);
        Assert.True(weight.abs().max().item<float>() <= limit * 1.000001);
        Assert.True(weight.requires_grad);
        manual_seed(11);
        var again = zeros(50, 30, 5, 4);
        fill(again);
        Assert.True(again.eq(weight).all().item<bool>());
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    [InlineData(4, 4)]
    public void Orthogonal_RowsOrColumns_AreOrthonormal(long rows, long columns)
    {
        using var scope = NewDisposeScope();
        var filled = init.orthogonal_(zeros([rows, columns, 1], ScalarType.Float64), gain: 2);
        var weight = filled.reshape(rows, columns) / 2;

        var product = rows <= columns ? weight.matmul(weight.t()) : weight.t().matmul(weight);

        Elements.Check(product, product.shape, Elements.Of(eye(Math.Min(rows, columns))));
    }

    [Fact]
    public void Constants_AreFilledIn()
    {
        using var scope = NewDisposeScope();
        Elements.Check(init.ones_(zeros(2)), [2], 1, 1);
        Elements.Check(init.zeros_(ones(2)), [2], 0, 0);
        Elements.Check(init.constant_(zeros(2), 0.5), [2], 0.5, 0.5);
        Assert.Equal((600, 1000), init.CalculateFanInAndFanOut(zeros(50, 30, 5, 4)));
        Assert.Equal(5.0 / 3, init.calculate_gain(init.NonlinearityType.Tanh), 15);
        Assert.Equal(Math.Sqrt(2 / 1.04), init.calculate_gain(init.NonlinearityType.LeakyReLU, 0.2), 15);
        Assert.ThrowsAny<Exception>(() => init.CalculateFanInAndFanOut(zeros(5)));
    }

    [Fact]
    public void Layers_StartAsPyTorchs()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var dense = Linear(100, 200);
        var limit = 1 / Math.Sqrt(100);

        Assert.Equal(limit, dense.weight.abs().max().item<float>(), 0.001);
        Assert.Equal(limit / Math.Sqrt(3), dense.weight.std().item<float>(), 0.001);
        Assert.InRange(dense.bias!.abs().max().item<float>(), limit * 0.9, limit);
        Elements.Check(BatchNorm2d(2).weight, [2], 1, 1);
    }

    [Fact]
    public void ClippingGradients_ScalesThemTogether()
    {
        using var scope = NewDisposeScope();
        var a = Parameter(zeros(2));
        var b = Parameter(zeros(1));
        var without = Parameter(zeros(1));
        (a * tensor(new[] { 3f, 0f })).sum().backward();
        (b * 4).sum().backward();

        Assert.Equal(5, utils.clip_grad_norm_([a, b, without], 10), 6);
        Elements.Check(a.grad!, [2], 3, 0);
        Assert.Equal(5, utils.clip_grad_norm_([a, b, without], 1), 6);
        Elements.Check(a.grad!, [2], 0.6, 0);
        Elements.Check(b.grad!, [1], 0.8);
        utils.clip_grad_value_([a, b, without], 0.7);
        Elements.Check(a.grad!, [2], 0.6, 0);
        Elements.Check(b.grad!, [1], 0.7);
    }

    [Fact]
    public void ParametersAsAVector_GoThereAndBack()
    {
        using var scope = NewDisposeScope();
        var layer = Linear(2, 2);
        var vector = Elements.Counting(6);

        utils.vector_to_parameters(vector, layer.parameters());

        Elements.Check(layer.weight, [2, 2], 1, 2, 3, 4);
        Elements.Check(utils.parameters_to_vector(layer.parameters()), [6], 1, 2, 3, 4, 5, 6);
    }
}
