using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>A function of each number by itself; shapes stay.</summary>
public abstract record Activation : LayerSpec
{
    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;
}

/// <summary>max(0, x).</summary>
public sealed record Relu : Activation
{
    /// <inheritdoc/>
    public override string Kind => "relu";

    /// <inheritdoc/>
    public override bool IsIdleAfter(LayerSpec previous) => previous is Relu;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.ReLU();
}

/// <summary>x where it is positive, a small multiple of it where it is negative.</summary>
public sealed record LeakyRelu : Activation
{
    /// <summary>
    /// The slope for negative numbers, 0 or more. Default by conventions: 0.3 (keras), 0.01 (pytorch).
    /// </summary>
    public required double NegativeSlope { get; init; }

    /// <inheritdoc/>
    public override string Kind => "leaky_relu";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [Setting.Of("negative_slope", NegativeSlope)];

    /// <inheritdoc/>
    public override bool IsIdleAfter(LayerSpec previous) => previous is Relu;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.LeakyReLU(NegativeSlope);
}

/// <summary>
/// Numbers to probabilities. It stands last: the loss takes what stood before it, and predictions apply it.
/// </summary>
public sealed record Softmax : Activation
{
    /// <inheritdoc/>
    public override string Kind => "softmax";

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source) => input.IsImage
        ? $"softmax takes a vector, but gets a {input} image from {source}. Put flatten before it."
        : null;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.Softmax(1);
}
