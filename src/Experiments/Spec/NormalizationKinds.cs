using Experiments.Layers;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>Reads layers that normalize, and those that drop.</summary>
internal static class NormalizationKinds
{
    // The most groups that any model needs; it keeps the language's numbers small.
    private const int MostGroups = 1_000_000;

    /// <summary>batch_norm.</summary>
    public static IReadOnlyList<PlacedLayer> BatchNorm(FieldReader map) => LayerFields.Alone(map, new BatchNorm
    {
        Name = LayerFields.Name(map),
        Momentum = map.Number(
            "momentum", Interval.BelowOne, map.Conventions.BatchNormMomentum,
            "the share of the running means that a step keeps, as Keras has it; PyTorch's momentum is 1 less this"),
        Epsilon = Epsilon(map),
    });

    /// <summary>layer_norm.</summary>
    public static IReadOnlyList<PlacedLayer> LayerNorm(FieldReader map) => LayerFields.Alone(map, new LayerNorm
    {
        Name = LayerFields.Name(map),
        Epsilon = Epsilon(map),
    });

    /// <summary>group_norm.</summary>
    public static IReadOnlyList<PlacedLayer> GroupNorm(FieldReader map) => LayerFields.Alone(map, new GroupNorm
    {
        Name = LayerFields.Name(map),
        Groups = map.Optional(
            "groups", new IntegerRule(1, MostGroups), 32, "32",
            "parts that the channels are divided into; it divides them"),
        Epsilon = Epsilon(map),
    });

    /// <summary>dropout and spatial_dropout2d.</summary>
    public static IReadOnlyList<PlacedLayer> Drop(FieldReader map, Func<string, double, LayerSpec> layer) =>
        LayerFields.Alone(
            map,
            layer(
                LayerFields.Name(map),
                map.Required("rate", new NumberRule(Interval.BelowOne), "the probability of becoming zero")));

    private static double Epsilon(FieldReader map) => map.Number(
        "epsilon", Interval.Positive, map.Conventions.NormEpsilon, "added to the variance, keeps the division finite");
}
