namespace Experiments.Layers;

/// <summary>
/// A window that moves over [channels, height, width] and makes one number of what it sees, channel by channel.
/// </summary>
public abstract record Pooling : LayerSpec
{
    /// <summary>Height and width of the window, 1 or more. Default 2, as Keras.</summary>
    public Extent PoolSize { get; init; } = Extent.Square(2);

    /// <summary>Steps of the window, 1 or more. Default: the window's size.</summary>
    public required Extent Strides { get; init; }

    /// <summary>
    /// What lies around the input and counts for nothing: up to half the window. Default valid: none.
    /// </summary>
    public Padding Padding { get; init; } = Padding.Valid;

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings =>
        [Setting.Of("pool_size", PoolSize), Setting.Of("strides", Strides), Padding.ToSetting("padding")];

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source)
    {
        if (!input.IsImage)
        {
            return $"pooling takes an image, but gets a vector of {input} from {source}. Put it before flatten.";
        }
        if (PoolSize == Extent.One && Strides == Extent.One)
        {
            return "a 1x1 window moved by 1 changes nothing. Leave the layer out.";
        }
        if (Padding is ExplicitPadding { Margin: var margin }
            && (margin.Height * 2 > PoolSize.Height || margin.Width * 2 > PoolSize.Width))
        {
            return $"a padding of {margin} is more than half of the {PoolSize} window, which could then see nothing "
                + "else. Choose a smaller one, or same.";
        }
        var padded = MarginsAround(input).Around(input);
        return PoolSize.Height <= padded.Height && PoolSize.Width <= padded.Width
            ? null
            : $"a {PoolSize} window does not fit the {input.Height}x{input.Width} it gets from {source}. Drop a layer.";
    }

    /// <summary>
    /// The rows and columns left over at the end, where the window no longer fits, are dropped, as Keras does.
    /// </summary>
    public override Shape OutputShape(Shape input)
    {
        var padded = MarginsAround(input).Around(input);
        return new(
            input.Channels,
            ((padded.Height - PoolSize.Height) / Strides.Height) + 1,
            ((padded.Width - PoolSize.Width) / Strides.Width) + 1);
    }

    /// <inheritdoc/>
    public override ReceptiveField Widen(ReceptiveField input) => input.Through(PoolSize, Strides);

    /// <inheritdoc/>
    public override bool IsNonNegative(bool input) => input;

    /// <summary>What lies around an input.</summary>
    private protected Margins MarginsAround(Shape input) =>
        Padding.Around(new(input.Height, input.Width), PoolSize, Strides);
}
