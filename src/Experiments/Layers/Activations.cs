using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>A function of each number by itself; shapes stay.</summary>
public abstract record Activation : LayerSpec
{
    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override bool IsNonNegative(bool input) => input;
}

/// <summary>x for x from 0 on, something else below: idle where nothing below 0 comes in.</summary>
public abstract record Rectifier : Activation
{
    /// <inheritdoc/>
    public override bool IsIdleOnNonNegative => true;
}

/// <summary>max(0, x).</summary>
public sealed record Relu : Rectifier
{
    /// <inheritdoc/>
    public override string Kind => "relu";

    /// <inheritdoc/>
    public override bool IsNonNegative(bool input) => true;

    /// <inheritdoc/>
    public override bool BlocksGradientAtZero => true;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.ReLU();
}

/// <summary>x where it is positive, a small multiple of it where it is negative.</summary>
public sealed record LeakyRelu : Rectifier
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
    public override bool IsNonNegative(bool input) => input || NegativeSlope == 0;

    /// <inheritdoc/>
    public override bool BlocksGradientAtZero => NegativeSlope == 0;

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source) => NegativeSlope == 1
        ? "a slope of 1 changes nothing. Leave the layer out, or choose another slope."
        : null;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.LeakyReLU(NegativeSlope);
}

/// <summary>x where it is positive, alpha (exp(x) - 1) where it is negative.</summary>
/// <remarks>Clevert, Unterthiner and Hochreiter, "Exponential linear units", ICLR 2016.</remarks>
public sealed record Elu : Rectifier
{
    /// <summary>Minus the number that very negative numbers become, above 0. Default 1.</summary>
    public double Alpha { get; init; } = 1;

    /// <inheritdoc/>
    public override string Kind => "elu";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [Setting.Of("alpha", Alpha)];

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.ELU(Alpha);
}

/// <summary>1.0507 times elu with alpha 1.6733, which keeps mean 0 and variance 1 from layer to layer.</summary>
/// <remarks>Klambauer et al., "Self-normalizing neural networks", NeurIPS 2017.</remarks>
public sealed record Selu : Activation
{
    /// <inheritdoc/>
    public override string Kind => "selu";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.SELU();
}

/// <summary>x times the probability that a standard normal number is below x, by the error function.</summary>
/// <remarks>Hendrycks and Gimpel, "Gaussian error linear units", 2016.</remarks>
public sealed record Gelu : Activation
{
    /// <inheritdoc/>
    public override string Kind => "gelu";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.GELU();
}

/// <summary>x / (1 + exp(-x)); also called swish.</summary>
/// <remarks>Ramachandran, Zoph and Le, "Searching for activation functions", 2017.</remarks>
public sealed record Silu : Activation
{
    /// <inheritdoc/>
    public override string Kind => "silu";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.SiLU();
}

/// <summary>x tanh(log(1 + exp(x))).</summary>
/// <remarks>Misra, "Mish: a self regularized non-monotonic activation function", BMVC 2020.</remarks>
public sealed record Mish : Activation
{
    /// <inheritdoc/>
    public override string Kind => "mish";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.Mish();
}

/// <summary>The hyperbolic tangent: to between -1 and 1.</summary>
public sealed record Tanh : Activation
{
    /// <inheritdoc/>
    public override string Kind => "tanh";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.Tanh();
}

/// <summary>1 / (1 + exp(-x)): to between 0 and 1.</summary>
public sealed record Sigmoid : Activation
{
    /// <inheritdoc/>
    public override string Kind => "sigmoid";

    /// <inheritdoc/>
    public override bool IsNonNegative(bool input) => true;

    /// <inheritdoc/>
    public override bool StartsAtZero(bool input) => false;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.Sigmoid();
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
