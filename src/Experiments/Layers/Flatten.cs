using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// An image as one vector: channel after channel, as torch does. (Keras goes through channels fastest; the order
/// decides nothing but where the next layer's weights stand.)
/// </summary>
public sealed record Flatten : LayerSpec
{
    /// <summary>The name of the kind.</summary>
    public const string KindName = "flatten";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source) => input.IsImage
        ? null
        : $"what it gets from {source} is a vector of {input} already. Leave the layer out.";

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => new(checked((int)input.Size));

    /// <inheritdoc/>
    public override bool IsNonNegative(bool input) => input;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.Flatten();
}
