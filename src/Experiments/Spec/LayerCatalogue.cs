using Experiments.Layers;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>The layers that an experiment file can name.</summary>
internal static class LayerCatalogue
{
    // Far beyond any sensible model, and small enough that no count of weights leaves the range of long.
    private const int MostFilters = 1_000_000;
    private const int LargestWindow = 1_000;

    private static readonly ExtentRule Window = new(1, LargestWindow);
    private static readonly PaddingRule PaddingValue = new(LargestWindow);

    /// <summary>Functions of each number by itself: layers of their own, or the activation of a layer.</summary>
    public static Catalogue<LayerSpec> Activations { get; } = new("activation")
    {
        ["relu"] = new(
            "max(0, x).",
            map => new Relu { Name = Name(map) }),
        ["leaky_relu"] = new(
            "x where it is positive, a small multiple of it where it is negative.",
            map => new LeakyRelu
            {
                Name = Name(map),
                NegativeSlope = map.Number(
                    "negative_slope", Interval.NotNegative, map.Conventions.LeakySlope, "the multiple"),
            },
            Shorthand: "negative_slope"),
        ["softmax"] = new(
            "Numbers to probabilities. It stands last, or not at all: the loss takes what stood before it.",
            map => new Softmax { Name = Name(map) }),
    };

    /// <summary>All layers.</summary>
    public static Catalogue<IReadOnlyList<PlacedLayer>> Layers { get; } = new("layer")
    {
        ["conv2d"] = new(
            "A convolution over images, with a bias.",
            map => WithActivation(map, new Conv2d
            {
                Name = Name(map),
                Filters = map.Required("filters", new IntegerRule(1, MostFilters), "output channels"),
                KernelSize = map.Required("kernel_size", Window, "height and width of the window, in pixels"),
                Strides = map.Optional("strides", Window, Extent.One, "1", "steps of the window, in pixels"),
                Padding = map.Optional(
                    "padding", PaddingValue, Padding.Valid, "valid",
                    "zeros at each side, in pixels; valid: none; same: for input / strides positions, as TensorFlow pads"),
                WeightInitializer = map.Conventions.WeightInitializer,
                BiasInitializer = map.Conventions.BiasInitializer,
            })),
        ["max_pool2d"] = new(
            "The maximum of a window, channel by channel. Rows and columns left over at the end are dropped.",
            map => Pooled(map, (name, size, strides) =>
                new MaxPool2d { Name = name, PoolSize = size, Strides = strides }),
            Shorthand: "pool_size"),
        ["avg_pool2d"] = new(
            "The mean of a window, channel by channel. Rows and columns left over at the end are dropped.",
            map => Pooled(map, (name, size, strides) =>
                new AvgPool2d { Name = name, PoolSize = size, Strides = strides }),
            Shorthand: "pool_size"),
        ["flatten"] = new(
            "An image as one vector.",
            map => Alone(map, new Flatten { Name = Name(map) })),
        ["dense"] = new(
            "Every unit takes a weighted sum of all inputs, plus a bias.",
            map => WithActivation(map, new Dense
            {
                Name = Name(map),
                Units = map.Required("units", new IntegerRule(1, MostFilters), "outputs"),
                WeightInitializer = map.Conventions.WeightInitializer,
                BiasInitializer = map.Conventions.BiasInitializer,
            }),
            Shorthand: "units"),
        ["dropout"] = new(
            "In training, sets numbers to zero at random and scales up the rest; changes nothing afterwards.",
            map => Alone(map, new Dropout
            {
                Name = Name(map),
                Rate = map.Required("rate", new NumberRule(Interval.BelowOne), "the probability of becoming zero"),
            }),
            Shorthand: "rate"),
        ["relu"] = Standing("relu"),
        ["leaky_relu"] = Standing("leaky_relu"),
        ["softmax"] = Standing("softmax"),
    };

    private static Kind<IReadOnlyList<PlacedLayer>> Standing(string name)
    {
        var activation = Activations[name];
        return new(activation.Meaning, map => Alone(map, activation.Read(map)), activation.Shorthand);
    }

    private static string Name(FieldReader map) => map.Optional(
        "name", new NameRule('_'), map.Name, "the kind and a number: conv2d_1",
        "names the layer's weights and its row in tables; unique in the model");

    private static IReadOnlyList<PlacedLayer> Pooled(FieldReader map, Func<string, Extent, Extent, LayerSpec> layer)
    {
        var name = Name(map);
        var size = map.Optional(
            "pool_size", Window, Extent.Square(2), "2",
            "height and width of the window, in pixels");
        var strides = map.Nullable("strides", Window, "pool_size", "steps of the window, in pixels") ?? size;
        return Alone(map, layer(name, size, strides));
    }

    private static IReadOnlyList<PlacedLayer> Alone(FieldReader map, LayerSpec layer) =>
        [new(layer, map.Mark, map.Path)];

    private static IReadOnlyList<PlacedLayer> WithActivation(FieldReader map, LayerSpec layer)
    {
        var rule = new KindRule<LayerSpec>(Activations, kind => $"{layer.Name}_{kind}");
        var activation = map.Optional(
            "activation", rule!, null, "none",
            "what each output goes through; becomes a layer of its own");
        return activation is null
            ? Alone(map, layer)
            : [.. Alone(map, layer), new(activation, map.MarkOf("activation"), map.PathOf("activation"))];
    }
}
