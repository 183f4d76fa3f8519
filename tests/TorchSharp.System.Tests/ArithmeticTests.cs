using Xunit;
using static TorchSharp.Tests.Elements;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class ArithmeticTests
{
    private static readonly double[] Input = [-1.5, -0.25, 0.5, 2];

    public static TheoryData<string, Func<Tensor, Tensor>, Func<double, double>> Functions => new()
    {
        { "neg", x => x.neg(), x => -x },
        { "-", x => -x, x => -x },
        { "abs", x => x.abs(), Math.Abs },
        { "exp", x => x.exp(), Math.Exp },
        { "expm1", x => x.expm1(), x => Math.Exp(x) - 1 },
        { "log", x => x.abs().log(), x => Math.Log(Math.Abs(x)) },
        { "log1p", x => x.abs().log1p(), x => Math.Log(1 + Math.Abs(x)) },
        { "log2", x => x.abs().log2(), x => Math.Log2(Math.Abs(x)) },
        { "log10", x => x.abs().log10(), x => Math.Log10(Math.Abs(x)) },
        { "sqrt", x => x.abs().sqrt(), x => Math.Sqrt(Math.Abs(x)) },
        { "rsqrt", x => x.abs().rsqrt(), x => 1 / Math.Sqrt(Math.Abs(x)) },
        { "square", x => x.square(), x => x * x },
        { "reciprocal", x => x.reciprocal(), x => 1 / x },
        { "sign", x => x.sign(), x => Math.Sign(x) },
        { "floor", x => x.floor(), Math.Floor },
        { "ceil", x => x.ceil(), Math.Ceiling },
        { "round", x => x.round(), x => Math.Round(x) },
        { "round to 1 decimal", x => x.round(1), x => Math.Round(x, 1) },
        { "trunc", x => x.trunc(), Math.Truncate },
        { "sin", x => x.sin(), Math.Sin },
        { "cos", x => x.cos(), Math.Cos },
        { "tan", x => x.tan(), Math.Tan },
        { "tanh", x => x.tanh(), Math.Tanh },
        { "sigmoid", x => x.sigmoid(), x => 1 / (1 + Math.Exp(-x)) },
        { "relu", x => x.relu(), x => Math.Max(0, x) },
        { "silu", x => x.silu(), x => x / (1 + Math.Exp(-x)) },
        { "erfinv of erf", x => x.erf().erfinv(), x => x },
        { "add a number", x => x + 2, x => x + 2 },
        { "a number plus", x => 2f + x, x => x + 2 },
        { "subtract a number", x => x - 2.5, x => x - 2.5 },
        { "a number minus", x => 2L - x, x => 2 - x },
        { "times a number", x => x * 3, x => x * 3 },
        { "over a number", x => x / 4f, x => x / 4 },
        { "a number over", x => 3 / x, x => 3 / x },
        { "remainder", x => x % 2, x => x - (2 * Math.Floor(x / 2)) },
        { "fmod", x => x.fmod(2), x => x % 2 },
        { "pow", x => x.pow(3), x => x * x * x },
        { "clamp", x => x.clamp(-1, 1), x => Math.Clamp(x, -1, 1) },
        { "clamp above only", x => x.clamp(max: 1), x => Math.Min(x, 1) },
        { "clamp_min", x => x.clamp_min(0), x => Math.Max(x, 0) },
        { "div rounding down", x => x.div(2, RoundingMode.floor), x => Math.Floor(x / 2) },
        { "div truncating", x => x.div(2, RoundingMode.trunc), x => Math.Truncate(x / 2) },
        { "a tensor on both sides", x => ((x + x) * x) - (x / x), x => (2 * x * x) - 1 },
        { "add with alpha", x => x.add(x, 3), x => 4 * x },
        { "maximum", x => x.maximum(zeros_like(x)), x => Math.Max(x, 0) },
        { "minimum", x => minimum(x, zeros_like(x)), x => Math.Min(x, 0) },
        { "lerp", x => x.lerp(zeros_like(x), full_like(x, 0.25)), x => 0.75 * x },
        { "addcmul", x => x.addcmul(x, x, 2), x => x + (2 * x * x) },
        { "addcdiv", x => x.addcdiv(ones_like(x), x, 2), x => x + (2 / x) },
        { "add_", x => x.clone().add_(1), x => x + 1 },
        { "add_ with alpha", x => x.clone().add_(x, -1), _ => 0 },
        { "sub_", x => x.clone().sub_(x), _ => 0 },
        { "mul_", x => x.clone().mul_(2), x => 2 * x },
        { "div_", x => x.clone().div_(2), x => x / 2 },
        { "pow_", x => x.clone().pow_(2), x => x * x },
        { "addcmul_", x => x.clone().addcmul_(x, x, 0.5), x => x + (0.5 * x * x) },
        { "addcdiv_", x => x.clone().addcdiv_(x, x), x => x + 1 },
        { "fill_", x => x.clone().fill_(3), _ => 3 },
        { "zero_", x => x.clone().zero_(), _ => 0 },
        { "clamp_", x => x.clone().clamp_(0, 1), x => Math.Clamp(x, 0, 1) },
        { "relu_", x => x.clone().relu_(), x => Math.Max(0, x) },
        { "copy_", x => zeros_like(x).copy_(x), x => x },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_IsAppliedToEveryElement(
        string name, Func<Tensor, Tensor> function, Func<double, double> expected)
    {
        _ = name;
        using DisposeScope scope = NewDisposeScope();

        Check(function(tensor(Input, ScalarType.Float32)), [4], [.. Input.Select(expected)]);
    }

    [Fact]
    public void InPlace_ReturnsTheTensorItChanged()
    {
        using Tensor x = ones(2);

        Assert.Same(x, x.add_(1));
        Assert.Same(x, x.mul_(x));
        Check(x, [2], 4, 4);
    }

    [Fact]
    public void Operands_AreBroadcast()
    {
        using DisposeScope scope = NewDisposeScope();

        Check(Counting(2, 3) + Counting(3), [2, 3], 2, 4, 6, 5, 7, 9);
        Check(Counting(2, 1) * Counting(1, 2), [2, 2], 1, 2, 2, 4);
    }

    [Fact]
    public void NanToNum_ReplacesWhatIsNotFinite()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1 });

        Check(x.nan_to_num(0, 5, -5), [4], 0, 5, -5, 1);
        Check(x.nan_to_num(2), [4], 2, float.MaxValue, float.MinValue, 1);
        Check(x.isnan(), [4], 1, 0, 0, 0);
        Check(x.isinf(), [4], 0, 1, 1, 0);
        Check(x.isfinite(), [4], 0, 0, 0, 1);
    }

    [Fact]
    public void Softmax_SumsToOne()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = Counting(2, 2);
        double near = 1 / (1 + Math.E);

        Check(x.softmax(1), [2, 2], near, 1 - near, near, 1 - near);
        Check(x.log_softmax(-1).exp(), [2, 2], near, 1 - near, near, 1 - near);
        Assert.Equal(ScalarType.Float64, softmax(x, 0, ScalarType.Float64).dtype);
    }

    [Fact]
    public void Comparison_IsElementByElement()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Counting(3);
        Tensor b = tensor(new float[] { 1, 3, 2 });

        Check(a == b, [3], 1, 0, 0);
        Check(a.equal(b), [3], 1, 0, 0);
        Check(a != b, [3], 0, 1, 1);
        Check(a < b, [3], 0, 1, 0);
        Check(a <= 2, [3], 1, 1, 0);
        Check(a > b, [3], 0, 0, 1);
        Check(2 >= a, [3], 1, 1, 0);
        Check(2 < a, [3], 0, 0, 1);
        Check((a > 1) & (a < 3), [3], 0, 1, 0);
        Check((a == 1) | (a == 3), [3], 1, 0, 1);
        Check(~(a == 1), [3], 0, 1, 1);
        Check((a == 1).logical_xor(b == 1), [3], 0, 0, 0);
        Assert.True(a.allclose(a + 1e-7));
        Assert.False(a.allclose(b));
        Assert.True((a == a.clone()).all().item<bool>());
    }

    [Fact]
    public void Products_AreThoseOfMatrices()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Counting(2, 3);
        Tensor b = Counting(3, 2);

        Check(a.matmul(b), [2, 2], 22, 28, 49, 64);
        Check(mm(a, b), [2, 2], 22, 28, 49, 64);
        Check(a.unsqueeze(0).bmm(b.unsqueeze(0)), [1, 2, 2], 22, 28, 49, 64);
        Check(a.mv(Counting(3)), [2], 14, 32);
        Check(Counting(3).dot(Counting(3)), [], 14);
        Check(Counting(2).outer(Counting(2)), [2, 2], 1, 2, 2, 4);
        Check(eye(2).addmm(a, b, beta: 10), [2, 2], 32, 28, 49, 74);
        Check(einsum("ij,jk->ki", a, b), [2, 2], 22, 49, 28, 64);
        Check(cdist(zeros(1, 2), tensor(new float[] { 3, 4 }).unsqueeze(0)), [1, 1], 5);
    }
}
