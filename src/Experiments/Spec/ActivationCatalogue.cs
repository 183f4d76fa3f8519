using Experiments.Layers;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>Functions of each number by itself: layers of their own, or the activation of a layer.</summary>
internal static class ActivationCatalogue
{
    /// <summary>All activations.</summary>
    public static Catalogue<LayerSpec> Activations { get; } = new("activation")
    {
        ["relu"] = new(
            "max(0, x).",
            map => new Relu { Name = LayerFields.Name(map) }),
        ["leaky_relu"] = new(
            "x where it is positive, a small multiple of it where it is negative.",
            map => new LeakyRelu
            {
                Name = LayerFields.Name(map),
                NegativeSlope = map.Number(
                    "negative_slope", Interval.NotNegative, map.Conventions.LeakySlope, "the multiple"),
            },
            Shorthand: "negative_slope"),
        ["softmax"] = new(
            "Numbers to probabilities. It stands last, or not at all: the loss takes what stood before it.",
            map => new Softmax { Name = LayerFields.Name(map) }),
    };
}
