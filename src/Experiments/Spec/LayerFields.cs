using Experiments.Layers;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>The fields that several kinds of layers have, and what they share otherwise.</summary>
internal static class LayerFields
{
    // Far beyond any sensible model, and small enough that no count of weights leaves the range of long.
    private const int MostFilters = 1_000_000;
    private const int LargestWindow = 1_000;

    /// <summary>Output channels or units.</summary>
    public static IntegerRule Count { get; } = new(1, MostFilters);

    /// <summary>A window's size or steps.</summary>
    public static ExtentRule Window { get; } = new(1, LargestWindow);

    private static PaddingRule PaddingValue { get; } = new(LargestWindow);

    /// <summary>The layer's name.</summary>
    public static string Name(FieldReader map)
    {
        var given = map.Optional(
            "name", new NameRule('_')!, null, "the kind and a number: conv2d_1",
            "names the layer's weights and its row in tables; no two of a list of layers have the same");
        return given is null ? map.Name : map.Reading.Names.Given(given);
    }

    /// <summary>What stands around the input.</summary>
    public static Padding Padding(FieldReader map, string meaning) =>
        map.Optional("padding", PaddingValue, Layers.Padding.Valid, "valid", meaning);

    /// <summary>A layer alone.</summary>
    public static IReadOnlyList<PlacedLayer> Alone(FieldReader map, LayerSpec layer) =>
        [new(layer, map.Mark, map.Path)];

    /// <summary>A layer with weights, given the settings that all of these have, and its activation.</summary>
    public static IReadOnlyList<PlacedLayer> Weighted(FieldReader map, WeightedLayer layer)
    {
        var initializers = new KindRule<Initializer>(InitializerCatalogue.Initializers);
        var (orElse, orElseBias) = (map.Conventions.WeightInitializer, map.Conventions.BiasInitializer);
        var bias = map.Optional(
            "bias", new FlagRule(), true, "true", "whether each output has a number of its own added");
        var initializer = map.Optional(
            "initializer", initializers, orElse, orElse.Kind, "how the weight gets its first values");
        var biasInitializer = map.Optional(
            "bias_initializer", initializers!, null, orElseBias.Kind, "how the bias gets its first values");
        var l2 = map.Number(
            "l2", Interval.NotNegative, 0,
            "the loss grows by this times the sum of the weight's squares, the bias left out (Keras's "
            + "kernel_regularizer)");
        var decay = map.Nullable(
            "weight_decay", new NumberRule(Interval.NotNegative), "the optimizer's",
            "the weight decay of this layer's weight, in place of the optimizer's own");
        if (!bias && biasInitializer is not null)
        {
            map.Fail("bias_initializer", "has no effect with bias: false. Remove one of the two.");
        }
        if (biasInitializer is Orthogonal)
        {
            map.Fail("bias_initializer", "orthogonal is for weights: a bias is no matrix. Choose another one.");
        }
        return WithActivation(map, layer with
        {
            Bias = bias,
            WeightInitializer = initializer!,
            BiasInitializer = biasInitializer ?? orElseBias,
            L2 = l2,
            WeightDecay = decay,
        });
    }

    private static IReadOnlyList<PlacedLayer> WithActivation(FieldReader map, LayerSpec layer)
    {
        var rule = new KindRule<LayerSpec>(ActivationCatalogue.Activations, kind => $"{layer.Name}_{kind}");
        var activation = map.Optional(
            "activation", rule!, null, "none",
            "what each output goes through; becomes a layer of its own");
        return activation is null
            ? Alone(map, layer)
            : [.. Alone(map, layer), new(activation, map.MarkOf("activation"), map.PathOf("activation"))];
    }
}
