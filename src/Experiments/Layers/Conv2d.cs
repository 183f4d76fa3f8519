using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>A convolution over [channels, height, width], with a bias where wanted.</summary>
public sealed record Conv2d : Convolution
{
    /// <summary>Output channels, 1 or more.</summary>
    public required int Filters { get; init; }

    /// <summary>
    /// Parts that the channels are divided into; the filters of a part see its channels only. Divides the channels and
    /// the filters. Default 1.
    /// </summary>
    public int Groups { get; init; } = 1;

    /// <inheritdoc/>
    public override string Kind => "conv2d";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings =>
        [Setting.Of("filters", Filters), .. WindowSettings, Setting.Of("groups", Groups), .. WeightSettings];

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source)
    {
        if (base.Misfit(input, source) is { } misfit)
        {
            return misfit;
        }
        var indivisible = Indivisible("groups", Groups, $"channels it gets from {source}", input.Channels)
            ?? Indivisible("groups", Groups, "filters", Filters);
        return indivisible is null ? null : indivisible + " Choose a number that divides both.";
    }

    /// <inheritdoc/>
    public override long ParameterCount(Shape input) =>
        Saturating.Product(Filters, Saturating.Product(input.Channels / Groups, WindowSize) + (Bias ? 1 : 0));

    /// <inheritdoc/>
    public override long MultiplyAdds(Shape input) =>
        Saturating.Product(OutputShape(input).Size, input.Channels / Groups, WindowSize);

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => Window(input, Filters, Groups, Bias);

    /// <inheritdoc/>
    protected override int OutputChannels(Shape input) => Filters;
}
