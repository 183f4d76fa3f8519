using Experiments.Layers;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>Functions of each number by itself: layers of their own, or the activation of a layer.</summary>
internal static class ActivationCatalogue
{
    /// <summary>All activations.</summary>
    public static Catalogue<LayerSpec> Activations { get; } = new("activation")
    {
        ["relu"] = Plain("max(0, x).", name => new Relu { Name = name }),
        ["leaky_relu"] = new(
            "x where it is positive, a small multiple of it where it is negative.",
            map => new LeakyRelu
            {
                Name = LayerFields.Name(map),
                NegativeSlope = map.Number(
                    "negative_slope", Interval.NotNegative, map.Conventions.LeakySlope, "the multiple"),
            },
            Shorthand: "negative_slope"),
        ["prelu"] = new(
            "x where it is positive, a learnt multiple of it where it is negative; one slope a channel, or a unit (He "
            + "et al. 2015).",
            map => new PRelu
            {
                Name = LayerFields.Name(map),
                InitialSlope = map.Number(
                    "initial_slope", Interval.NotNegative, map.Conventions.PReluSlope, "what every slope starts at"),
            },
            Shorthand: "initial_slope"),
        ["elu"] = new(
            "x where it is positive, alpha (exp(x) - 1) where it is negative.",
            map => new Elu
            {
                Name = LayerFields.Name(map),
                Alpha = map.Number("alpha", Interval.Positive, 1, "minus what very negative numbers become"),
            },
            Shorthand: "alpha"),
        ["selu"] = Plain(
            "1.0507 times elu with alpha 1.6733 (Klambauer et al. 2017).", name => new Selu { Name = name }),
        ["gelu"] = Plain(
            "x times the probability that a standard normal number is below x, by the error function.",
            name => new Gelu { Name = name }),
        ["silu"] = Plain("x / (1 + exp(-x)); also called swish.", name => new Silu { Name = name }),
        ["mish"] = Plain("x tanh(log(1 + exp(x))).", name => new Mish { Name = name }),
        ["tanh"] = Plain("The hyperbolic tangent.", name => new Tanh { Name = name }),
        ["sigmoid"] = Plain("1 / (1 + exp(-x)).", name => new Sigmoid { Name = name }),
        ["softmax"] = Plain(
            "Numbers to probabilities. It stands last, or not at all: the loss takes what stood before it.",
            name => new Softmax { Name = name }),
    };

    private static Kind<LayerSpec> Plain(string meaning, Func<string, LayerSpec> layer) =>
        new(meaning, map => layer(LayerFields.Name(map)));
}
