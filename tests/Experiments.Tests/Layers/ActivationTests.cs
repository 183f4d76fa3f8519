using Xunit;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>Activations against their formulas, and what files may say of them.</summary>
public class ActivationTests
{
    private static readonly double[] Numbers = [-30, -3, -1, -0.25, 0, 0.25, 1, 3, 30];

    private static readonly Dictionary<string, Func<double, double>> Formulas = new()
    {
        ["relu"] = x => Math.Max(0, x),
        ["leaky_relu: 0.25"] = x => x < 0 ? x / 4 : x,
        ["prelu: 0.125"] = x => x < 0 ? x / 8 : x,
        ["elu: 2"] = x => x < 0 ? 2 * (Math.Exp(x) - 1) : x,
        ["selu"] = x => 1.0507009873554805 * (x < 0 ? 1.6732632423543772 * (Math.Exp(x) - 1) : x),
        ["silu"] = x => x / (1 + Math.Exp(-x)),
        ["mish"] = x => x * Math.Tanh(Math.Log(1 + Math.Exp(x))),
        ["tanh"] = Math.Tanh,
        ["sigmoid"] = x => 1 / (1 + Math.Exp(-x)),

        // Where the normal distribution has its tabled values: 0.0013499, 0.1586553, 0.4012937, 0.5, ...
        ["gelu"] = x => x * x switch
        {
            -30 => 0,
            -3 => 0.0013498980,
            -1 => 0.1586552539,
            -0.25 => 0.4012936743,
            0 => 0.5,
            0.25 => 0.5987063257,
            1 => 0.8413447461,
            3 => 0.9986501020,
            _ => 1,
        },
    };

    public static TheoryData<string> Activations() => [.. Formulas.Keys];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activation_OfANumber_IsItsFormula(string written)
    {
        using var scope = NewDisposeScope();
        var layer = Assert.IsAssignableFrom<Activation>(Standing(written)[^2]);
        using var module = layer.ToModule(new Shape(9));

        var output = module.call(tensor([.. Numbers.Select(number => (float)number)], [1, 9]));

        Assert.Equal(
            Numbers.Select(Formulas[written]),
            output.detach().data<float>().ToArray().Select(value => (double)value),
            (first, second) => Math.Abs(first - second) < 1e-5 * Math.Max(1, Math.Abs(first)));
    }

    // As a field or as a layer of its own, it is the same but for its name.
    [Theory]
    [MemberData(nameof(Activations))]
    public void Activation_OfALayer_IsALayerAfterIt(string written)
    {
        var field =
            Spec.Some.Spec(Spec.Some.Text.Replace("activation: relu", $"activation: {Nested(written)}")).Model[1];

        var standing = Standing(written)[^2];

        Assert.Equal(standing with { Name = field.Name }, field);
        Assert.Equal($"conv2d_1_{field.Kind}", field.Name);
    }

    [Fact]
    public void PRelu_Slopes_AreOneAChannel()
    {
        var layer = new PRelu { Name = "p", InitialSlope = 0.25 };

        Assert.Equal(8, layer.ParameterCount(new Shape(8, 5, 5)));
        Assert.Equal(8, layer.ParameterCount(new Shape(8)));
    }

    private static IReadOnlyList<LayerSpec> Standing(string written) =>
        Spec.Some.Spec(Spec.Some.Text
            .Replace(", activation: relu", "")
            .Replace("  - dense: 10", $"  - {written}\n  - dense: 10")).Model;

    private static string Nested(string written) => written.Contains(':') ? $"{{{written}}}" : written;
}
