using static System.FormattableString;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>A convolution of each channel by itself, several times where wanted.</summary>
public sealed record DepthwiseConv2d : Convolution
{
    /// <summary>The most channels that may come out.</summary>
    internal const int MostChannels = 1_000_000;

    /// <summary>Output channels of each input channel, 1 or more. Default 1.</summary>
    public int DepthMultiplier { get; init; } = 1;

    /// <inheritdoc/>
    public override string Kind => "depthwise_conv2d";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings =>
        [.. WindowSettings, Setting.Of("depth_multiplier", DepthMultiplier), .. WeightSettings];

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source) =>
        base.Misfit(input, source) ?? TooMany(input, DepthMultiplier);

    /// <inheritdoc/>
    public override long ParameterCount(Shape input) =>
        Saturating.Product(OutputChannels(input), WindowSize + (Bias ? 1 : 0));

    /// <inheritdoc/>
    public override long MultiplyAdds(Shape input) => Saturating.Product(OutputShape(input).Size, WindowSize);

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) =>
        Window(input, OutputChannels(input), input.Channels, Bias);

    /// <inheritdoc/>
    protected override int OutputChannels(Shape input) => input.Channels * DepthMultiplier;

    /// <summary>What to say where a multiplier takes the channels beyond all bounds; null where it does not.</summary>
    internal static string? TooMany(Shape input, int multiplier)
    {
        var channels = (long)input.Channels * multiplier;
        return channels <= MostChannels
            ? null
            : Invariant($"makes {channels} channels of {input.Channels}; more than {MostChannels} are refused. ")
                + "Choose a smaller depth_multiplier.";
    }
}
