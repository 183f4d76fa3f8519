using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>What training makes small.</summary>
public abstract record LossSpec
{
    /// <summary>The name in the catalogue: cross_entropy.</summary>
    public abstract string Kind { get; }

    /// <summary>The mean loss over a batch, a scalar.</summary>
    /// <param name="logits">What the model gives before softmax: [batch, classes].</param>
    /// <param name="labels">Class numbers: [batch], Int64.</param>
    public abstract Tensor Of(Tensor logits, Tensor labels);
}
