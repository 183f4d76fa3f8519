using Xunit;

namespace Experiments.Spec;

/// <summary>Names of layers and fields as other frameworks have them: the answer gives ours.</summary>
public class ForeignLayerTests
{
    [Theory]
    [InlineData("nn.Conv2d", "It is written 'conv2d' here.")]
    [InlineData("layers.Conv2D", "It is written 'conv2d' here.")]
    [InlineData("tf.keras.layers.DepthwiseConv2D", "It is written 'depthwise_conv2d' here.")]
    [InlineData("SeparableConv2D", "It is written 'separable_conv2d' here.")]
    [InlineData("Linear", "It is called 'dense' here.")]
    [InlineData("AvgPool2d", "It is written 'avg_pool2d' here.")]
    [InlineData("AveragePooling2D", "It is called 'avg_pool2d' here.")]
    [InlineData("MaxPooling2D", "It is called 'max_pool2d' here.")]
    [InlineData("GlobalAveragePooling2D", "It is called 'global_avg_pool2d' here.")]
    [InlineData("nn.AdaptiveAvgPool2d", "It is called 'global_avg_pool2d' here.")]
    [InlineData("GlobalMaxPooling2D", "It is called 'global_max_pool2d' here.")]
    [InlineData("BatchNorm2d", "It is called 'batch_norm' here.")]
    [InlineData("BatchNormalization", "It is called 'batch_norm' here.")]
    [InlineData("LayerNormalization", "It is called 'layer_norm' here.")]
    [InlineData("GroupNorm", "It is written 'group_norm' here.")]
    [InlineData("SpatialDropout2D", "It is written 'spatial_dropout2d' here.")]
    [InlineData("Dropout2d", "It is called 'spatial_dropout2d' here.")]
    [InlineData("LeakyReLU", "It is written 'leaky_relu' here.")]
    [InlineData("nn.PReLU", "It is written 'prelu' here.")]
    [InlineData("swish", "It is called 'silu' here.")]
    [InlineData("Concatenate", "It is called 'concat' here.")]
    [InlineData("ZeroPadding2D", "Leave it out: a convolution has padding of its own, as padding: 1 or padding: same.")]
    public void Layer_OfAnotherFramework_GetsOurName(string theirs, string advice) =>
        Check(
            Some.Text.Replace("  - flatten", $"  - {theirs}\n  - flatten"),
            $"model[2]: no such layer '{theirs}'. {advice}");

    [Theory]
    [InlineData("out_channels", "It is called 'filters' here.")]
    [InlineData("in_channels", "Leave it out: a layer takes what comes in.")]
    [InlineData("dilation_rate", "It is called 'dilation' here.")]
    [InlineData("kernel_initializer", "It is called 'initializer' here.")]
    [InlineData("data_format", "Leave it out: there is nothing like it here.")]
    public void Field_OfAnotherFramework_GetsOurName(string theirs, string advice) => Check(
        Some.Text.Replace("filters: 8,", $"filters: 8, {theirs}: 1,"),
        $"model[0].conv2d.{theirs}: no such field. {advice}");

    [Theory]
    [InlineData("eps: 0.1", "eps: no such field. It is called 'epsilon' here.")]
    [InlineData(
        "axis: 1",
        "axis: no such field. Leave it out: every channel is scaled and shifted, and running means are kept.")]
    public void BatchNorm_FieldOfAnotherFramework_GetsOurName(string theirs, string message) => Check(
        Some.Text.Replace("  - flatten", $"  - batch_norm: {{{theirs}}}\n  - flatten"),
        "model[2].batch_norm." + message);

    private static void Check(string text, string message) => Assert.EndsWith(
        message, Assert.Single(SpecReader.Read(text, "x.yaml", []).Problems).ToString(), StringComparison.Ordinal);
}
