using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// A convolution of each channel by itself, without a bias, then a 1x1 convolution that mixes the channels, with a bias
/// where wanted. L2, weight decay and initializer are those of both weights.
/// </summary>
/// <remarks>Chollet, "Xception: deep learning with depthwise separable convolutions", 2017.</remarks>
public sealed record SeparableConv2d : Convolution
{
    private const string Depthwise = "depthwise";
    private const string Pointwise = "pointwise";

    /// <summary>Output channels, 1 or more.</summary>
    public required int Filters { get; init; }

    /// <summary>Channels that the first convolution makes of each input channel, 1 or more. Default 1.</summary>
    public int DepthMultiplier { get; init; } = 1;

    /// <inheritdoc/>
    public override string Kind => "separable_conv2d";

    /// <inheritdoc/>
    public override IReadOnlyList<string> WeightNames => [Depthwise + ".weight", Pointwise + ".weight"];

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings =>
    [
        Setting.Of("filters", Filters),
        .. WindowSettings,
        Setting.Of("depth_multiplier", DepthMultiplier),
        .. WeightSettings,
    ];

    /// <inheritdoc/>
    protected override string BiasName => Pointwise + ".bias";

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source) =>
        base.Misfit(input, source) ?? DepthwiseConv2d.TooMany(input, DepthMultiplier);

    /// <inheritdoc/>
    public override long ParameterCount(Shape input) =>
        Saturating.Product(Deep(input), WindowSize) + Saturating.Product(Filters, Deep(input) + (Bias ? 1 : 0));

    /// <inheritdoc/>
    public override long MultiplyAdds(Shape input)
    {
        var output = OutputShape(input);
        return Saturating.Product(output.Height, output.Width, Deep(input), WindowSize + Filters);
    }

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.Sequential(
        (Depthwise, Window(input, Deep(input), input.Channels, bias: false)),
        (Pointwise, new ConvolutionModule([Filters, Deep(input), 1, 1], [1, 1], [1, 1], default, 1, Bias)));

    /// <inheritdoc/>
    protected override int OutputChannels(Shape input) => Filters;

    // Channels between the two convolutions.
    private int Deep(Shape input) => input.Channels * DepthMultiplier;
}
