using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>A convolution over [channels, height, width], with a bias where wanted.</summary>
public sealed record Conv2d : WeightedLayer
{
    /// <summary>Output channels, 1 or more.</summary>
    public required int Filters { get; init; }

    /// <summary>Height and width of the window, 1 or more.</summary>
    public required Extent KernelSize { get; init; }

    /// <summary>Steps of the window, 1 or more. Default 1.</summary>
    public Extent Strides { get; init; } = Extent.One;

    /// <summary>Zeros around the input. Default valid: none.</summary>
    public Padding Padding { get; init; } = Padding.Valid;

    /// <inheritdoc/>
    public override string Kind => "conv2d";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings =>
    [
        Setting.Of("filters", Filters),
        Setting.Of("kernel_size", KernelSize),
        Setting.Of("strides", Strides),
        Padding.ToSetting("padding"),
        .. WeightSettings,
    ];

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source)
    {
        if (!input.IsImage)
        {
            return $"a convolution takes an image, but gets a vector of {input} from {source}. Put it before flatten.";
        }
        var padded = Padded(input);
        return KernelSize.Height <= padded.Height && KernelSize.Width <= padded.Width
            ? null
            : $"a {KernelSize} kernel does not fit the {input.Height}x{input.Width} it gets from {source}"
                + (Padding == Padding.Valid ? "" : ", padded to " + padded)
                + ". Use padding: same, or drop a layer.";
    }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        var padded = Padded(input);
        return new(
            Filters,
            ((padded.Height - KernelSize.Height) / Strides.Height) + 1,
            ((padded.Width - KernelSize.Width) / Strides.Width) + 1);
    }

    /// <inheritdoc/>
    public override long ParameterCount(Shape input) => Filters * (WindowSize(input) + (Bias ? 1 : 0));

    /// <inheritdoc/>
    public override long MultiplyAdds(Shape input) => OutputShape(input).Size * WindowSize(input);

    /// <inheritdoc/>
    public override ReceptiveField Widen(ReceptiveField input) => input.Through(KernelSize, Strides);

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input)
    {
        var margins = MarginsAround(input);
        return margins.AreSymmetric
            ? nn.Conv2d(
                input.Channels,
                Filters,
                (KernelSize.Height, KernelSize.Width),
                (Strides.Height, Strides.Width),
                (margins.Top, margins.Left),
                bias: Bias)
            : new PaddedConv2d(this, input.Channels, margins);
    }

    private long WindowSize(Shape input) => (long)input.Channels * KernelSize.Height * KernelSize.Width;

    private Margins MarginsAround(Shape input) => Padding.Around(new(input.Height, input.Width), KernelSize, Strides);

    private Extent Padded(Shape input)
    {
        var margins = MarginsAround(input);
        return new(input.Height + margins.Top + margins.Bottom, input.Width + margins.Left + margins.Right);
    }
}
