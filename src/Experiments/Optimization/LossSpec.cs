using Experiments.Layers;
using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>What training makes small.</summary>
public abstract record LossSpec
{
    /// <summary>The name in the catalogue: cross_entropy.</summary>
    public abstract string Kind { get; }

    /// <summary>Every setting, defaults included, in a fixed order.</summary>
    public virtual IReadOnlyList<Setting> Settings => [];

    /// <summary>The mean loss over a batch, a scalar.</summary>
    /// <param name="logits">What the model gives before softmax: [batch, classes].</param>
    /// <param name="labels">Class numbers: [batch], Int64.</param>
    public abstract Tensor Of(Tensor logits, Tensor labels);
}

/// <summary>Minus the logarithm of the probability that softmax gives the right class.</summary>
public sealed record CrossEntropy : LossSpec
{
    /// <inheritdoc/>
    public override string Kind => "cross_entropy";

    /// <inheritdoc/>
    public override Tensor Of(Tensor logits, Tensor labels) => nn.functional.cross_entropy(logits, labels);
}
