using Experiments.Optimization;

namespace Experiments.Spec;

/// <summary>How to train: the training section of an experiment file.</summary>
public sealed record TrainingSpec
{
    /// <summary>Passes over the training examples, 1 or more. Default 10.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Examples a step, 1 or more; the last batch of an epoch may be smaller. Default 32, as Keras.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The optimiser. Default: adam with the conventions' settings.</summary>
    public required OptimizerSpec Optimizer { get; init; }

    /// <summary>The loss. Default: cross_entropy.</summary>
    public required LossSpec Loss { get; init; }
}
