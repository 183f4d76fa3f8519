using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// In training, sets each number to zero with a probability and scales up the rest; changes nothing afterwards.
/// </summary>
/// <remarks>
/// Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", JMLR 2014.
/// </remarks>
public sealed record Dropout : LayerSpec
{
    /// <summary>The probability of becoming zero, from 0 to below 1.</summary>
    public required double Rate { get; init; }

    /// <inheritdoc/>
    public override string Kind => "dropout";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [Setting.Of("rate", Rate)];

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.Dropout(Rate);
}
