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
        ["depthwise_conv2d"] = new("A convolution of each channel by itself.", WeightedKinds.DepthwiseConv2d),
        ["separable_conv2d"] = new(
            "A convolution of each channel by itself, without a bias, then a 1x1 convolution that mixes the channels. "
            + "initializer, l2 and weight_decay are those of both weights.",
            WeightedKinds.SeparableConv2d),
        ["dense"] = new("Every unit takes a weighted sum of all inputs.", WeightedKinds.Dense, Shorthand: "units"),
        ["max_pool2d"] = new(
            "The maximum of a window, channel by channel. Rows and columns left over at the end are dropped.",
            PoolingKinds.MaxPool2d,
            Shorthand: "pool_size"),
        ["avg_pool2d"] = new(
            "The mean of a window, channel by channel; padding does not count. Rows and columns left over at the end "
            + "are dropped.",
            PoolingKinds.AvgPool2d,
            Shorthand: "pool_size"),
        ["global_avg_pool2d"] = new(
            "The mean of each channel: a vector.",
            map => LayerFields.Alone(map, new GlobalAvgPool2d { Name = LayerFields.Name(map) })),
        ["global_max_pool2d"] = new(
            "The maximum of each channel: a vector.",
            map => LayerFields.Alone(map, new GlobalMaxPool2d { Name = LayerFields.Name(map) })),
        ["batch_norm"] = new(
            "Each channel, or unit of a vector, less its mean and divided by its deviation over the batch, and by "
            + "running means of both after training; then scaled and shifted by two weights a channel (Ioffe and "
            + "Szegedy 2015).",
            NormalizationKinds.BatchNorm),
        ["layer_norm"] = new(
            "Each vector, or each pixel over its channels, less its mean and divided by its deviation; then scaled and "
            + "shifted by two weights a channel (Ba et al. 2016).",
            NormalizationKinds.LayerNorm),
        ["group_norm"] = new(
            "Each group of channels of an example less its mean and divided by its deviation; then scaled and shifted "
            + "by two weights a channel (Wu and He 2018).",
            NormalizationKinds.GroupNorm,
            Shorthand: "groups"),
        ["dropout"] = new(
            "In training, sets numbers to zero at random and scales up the rest; changes nothing afterwards. A rate of "
            + "0, as a sweep may have it, changes nothing at all.",
            map => NormalizationKinds.Drop(map, (name, rate) => new Dropout { Name = name, Rate = rate }),
            Shorthand: "rate"),
        ["spatial_dropout2d"] = new(
            "In training, sets whole channels to zero at random and scales up the rest; changes nothing afterwards.",
            map => NormalizationKinds.Drop(map, (name, rate) => new SpatialDropout2d { Name = name, Rate = rate }),
            Shorthand: "rate"),
        ["flatten"] = new(
            "An image as one vector.",
            map => LayerFields.Alone(map, new Flatten { Name = LayerFields.Name(map) })),
        ["relu"] = Standing("relu"),
        ["leaky_relu"] = Standing("leaky_relu"),
        ["prelu"] = Standing("prelu"),
        ["elu"] = Standing("elu"),
        ["selu"] = Standing("selu"),
        ["gelu"] = Standing("gelu"),
        ["silu"] = Standing("silu"),
        ["mish"] = Standing("mish"),
        ["tanh"] = Standing("tanh"),
        ["sigmoid"] = Standing("sigmoid"),
        ["softmax"] = Standing("softmax"),
        ["repeat"] = new("Layers several times in a row, as though they were written out.", CompositeKinds.Repeat),
        ["residual"] = new(
            "What its layers make of the input, plus the input (He et al. 2016).", CompositeKinds.Residual),
        ["concat"] = new(
            "What several branches make of the input, one after the other along the channels, or the units of vectors.",
            CompositeKinds.Concat),
    };

    private static Kind<IReadOnlyList<PlacedLayer>> Standing(string name)
    {
        var activation = ActivationCatalogue.Activations[name];
        return new(activation.Meaning, map => LayerFields.Alone(map, activation.Read(map)), activation.Shorthand);
    }
}
