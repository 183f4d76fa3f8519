using Experiments.Layers;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>The layers that an experiment file can name.</summary>
internal static class LayerCatalogue
{
    /// <summary>All layers.</summary>
    public static Catalogue<IReadOnlyList<PlacedLayer>> Layers { get; } = new("layer")
    {
        ["conv2d"] = new("A convolution over images.", WeightedKinds.Conv2d),
        ["max_pool2d"] = new(
            "The maximum of a window, channel by channel. Rows and columns left over at the end are dropped.",
            map => PoolingKinds.Pooled(map, (name, size, strides) =>
                new MaxPool2d { Name = name, PoolSize = size, Strides = strides }),
            Shorthand: "pool_size"),
        ["avg_pool2d"] = new(
            "The mean of a window, channel by channel. Rows and columns left over at the end are dropped.",
            map => PoolingKinds.Pooled(map, (name, size, strides) =>
                new AvgPool2d { Name = name, PoolSize = size, Strides = strides }),
            Shorthand: "pool_size"),
        ["flatten"] = new(
            "An image as one vector.",
            map => LayerFields.Alone(map, new Flatten { Name = LayerFields.Name(map) })),
        ["dense"] = new(
            "Every unit takes a weighted sum of all inputs.", WeightedKinds.Dense, Shorthand: "units"),
        ["dropout"] = new(
            "In training, sets numbers to zero at random and scales up the rest; changes nothing afterwards.",
            map => LayerFields.Alone(map, new Dropout
            {
                Name = LayerFields.Name(map),
                Rate = map.Required("rate", new NumberRule(Interval.BelowOne), "the probability of becoming zero"),
            }),
            Shorthand: "rate"),
        ["relu"] = Standing("relu"),
        ["leaky_relu"] = Standing("leaky_relu"),
        ["softmax"] = Standing("softmax"),
    };

    private static Kind<IReadOnlyList<PlacedLayer>> Standing(string name)
    {
        var activation = ActivationCatalogue.Activations[name];
        return new(activation.Meaning, map => LayerFields.Alone(map, activation.Read(map)), activation.Shorthand);
    }
}
