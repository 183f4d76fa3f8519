using static TorchSharp.torch;

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

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings =>
        [Setting.Of("pool_size", PoolSize), Setting.Of("strides", Strides)];

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
        return PoolSize.Height <= input.Height && PoolSize.Width <= input.Width
            ? null
            : $"a {PoolSize} window does not fit the {input.Height}x{input.Width} it gets from {source}. Drop a layer.";
    }

    /// <summary>
    /// The rows and columns left over at the end, where the window no longer fits, are dropped, as Keras does.
    /// </summary>
    public override Shape OutputShape(Shape input) => new(
        input.Channels,
        ((input.Height - PoolSize.Height) / Strides.Height) + 1,
        ((input.Width - PoolSize.Width) / Strides.Width) + 1);

    /// <inheritdoc/>
    public override ReceptiveField Widen(ReceptiveField input) => input.Through(PoolSize, Strides);
}

/// <summary>The largest number in the window.</summary>
public sealed record MaxPool2d : Pooling
{
    /// <inheritdoc/>
    public override string Kind => "max_pool2d";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) =>
        nn.MaxPool2d((PoolSize.Height, PoolSize.Width), (Strides.Height, Strides.Width));
}

/// <summary>The mean of the numbers in the window.</summary>
public sealed record AvgPool2d : Pooling
{
    /// <inheritdoc/>
    public override string Kind => "avg_pool2d";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) =>
        nn.AvgPool2d((PoolSize.Height, PoolSize.Width), (Strides.Height, Strides.Width));
}
