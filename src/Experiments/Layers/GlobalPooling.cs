using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>One number a channel of [channels, height, width]: a vector.</summary>
public abstract record GlobalPooling : LayerSpec
{
    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source) => input.IsImage
        ? null
        : $"pooling takes an image, but gets a vector of {input} from {source}. Put it before flatten, or leave it "
            + "out.";

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => new(input.Channels);

    /// <inheritdoc/>
    public override ReceptiveField Widen(ReceptiveField input) => ReceptiveField.Whole;

    /// <inheritdoc/>
    public override bool IsNonNegative(bool input) => input;
}

/// <summary>The mean of each channel.</summary>
public sealed record GlobalAvgPool2d : GlobalPooling
{
    /// <inheritdoc/>
    public override string Kind => "global_avg_pool2d";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => new Mean();

    private sealed class Mean() : nn.Module<Tensor, Tensor>(nameof(Mean))
    {
        public override Tensor forward(Tensor input) => input.mean([2, 3]);
    }
}

/// <summary>The largest number of each channel; where several are the largest, they share its gradient.</summary>
public sealed record GlobalMaxPool2d : GlobalPooling
{
    /// <inheritdoc/>
    public override string Kind => "global_max_pool2d";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => new Maximum();

    private sealed class Maximum() : nn.Module<Tensor, Tensor>(nameof(Maximum))
    {
        public override Tensor forward(Tensor input) => input.amax([2, 3]);
    }
}
