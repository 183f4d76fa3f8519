using static System.FormattableString;

namespace Experiments.Layers;

/// <summary>A window of weights that moves over [channels, height, width].</summary>
public abstract record Convolution : WeightedLayer
{
    /// <summary>Height and width of the window, 1 or more.</summary>
    public required Extent KernelSize { get; init; }

    /// <summary>Steps of the window, 1 or more. Default 1.</summary>
    public Extent Strides { get; init; } = Extent.One;

    /// <summary>Zeros around the input. Default valid: none.</summary>
    public Padding Padding { get; init; } = Padding.Valid;

    /// <summary>Pixels from one of the window's weights to the next, 1 or more. Default 1: side by side.</summary>
    public Extent Dilation { get; init; } = Extent.One;

    /// <summary>The settings that all convolutions have.</summary>
    protected IReadOnlyList<Setting> WindowSettings =>
    [
        Setting.Of("kernel_size", KernelSize),
        Setting.Of("strides", Strides),
        Padding.ToSetting("padding"),
        Setting.Of("dilation", Dilation),
    ];

    /// <summary>The window from its first pixel to its last, gaps included.</summary>
    protected Extent Reach => new(
        ((KernelSize.Height - 1) * Dilation.Height) + 1, ((KernelSize.Width - 1) * Dilation.Width) + 1);

    /// <summary>Weights of the window in one channel.</summary>
    protected long WindowSize => (long)KernelSize.Height * KernelSize.Width;

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source)
    {
        if (!input.IsImage)
        {
            return $"a convolution takes an image, but gets a vector of {input} from {source}. Put it before flatten.";
        }
        if (Dilation != Extent.One && Reach == KernelSize)
        {
            return $"a dilation of a {KernelSize} kernel has no effect. Leave dilation out.";
        }
        var padded = Padded(input);
        return Reach.Height <= padded.Height && Reach.Width <= padded.Width
            ? null
            : $"a {KernelSize} kernel "
                + (Reach == KernelSize ? "" : $"with its dilation reaches {Reach} and ")
                + $"does not fit the {input.Height}x{input.Width} it gets from {source}"
                + (Padding == Padding.Valid ? "" : ", padded to " + padded)
                + ". Use padding: same, or drop a layer.";
    }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        var padded = Padded(input);
        return new(
            OutputChannels(input),
            ((padded.Height - Reach.Height) / Strides.Height) + 1,
            ((padded.Width - Reach.Width) / Strides.Width) + 1);
    }

    /// <inheritdoc/>
    public override ReceptiveField Widen(ReceptiveField input) => input.Through(Reach, Strides);

    /// <summary>The channels that come out.</summary>
    protected abstract int OutputChannels(Shape input);

    /// <summary>The module of one such window.</summary>
    /// <param name="input">The shape that comes in.</param>
    /// <param name="filters">Output channels.</param>
    /// <param name="groups">Parts that the channels are divided into; each part sees itself only.</param>
    /// <param name="bias">Whether each output channel has a number added.</param>
    private protected ConvolutionModule Window(Shape input, int filters, int groups, bool bias) => new(
        [filters, input.Channels / groups, KernelSize.Height, KernelSize.Width],
        [Strides.Height, Strides.Width],
        [Dilation.Height, Dilation.Width],
        MarginsAround(input),
        groups,
        bias);

    /// <summary>Why a number does not divide the channels, as the start of a sentence; null where it does.</summary>
    private protected static string? Indivisible(string name, int parts, string what, int count) => count % parts == 0
        ? null
        : Invariant($"{name}: {parts} does not divide the {count} {what}.");

    private Margins MarginsAround(Shape input) => Padding.Around(new(input.Height, input.Width), Reach, Strides);

    private Extent Padded(Shape input) => MarginsAround(input).Around(input);
}
