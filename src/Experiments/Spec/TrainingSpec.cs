using Experiments.Layers;
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

    /// <summary>How the learning rate changes; null where it does not. Default null.</summary>
    public ScheduleSpec? Schedule { get; init; }

    /// <summary>The loss. Default: cross_entropy.</summary>
    public required LossSpec Loss { get; init; }

    /// <summary>When training ends before its last epoch; null for never. Default null.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// The largest norm of a step's gradients, all weights taken together, above 0; larger ones are scaled down to it.
    /// Null for no bound. Default null.
    /// </summary>
    /// <remarks>Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013.</remarks>
    public double? ClipNorm { get; init; }

    /// <summary>
    /// The decay of the moving average of the weights that is validated, tested and kept in their place, between 0 and
    /// 1; null for the weights themselves. Default null.
    /// </summary>
    public double? WeightAverage { get; init; }

    /// <summary>
    /// More epochs, with images that the model labels itself; null for none. Default null.
    /// </summary>
    public PseudoLabels? PseudoLabels { get; init; }

    /// <summary>The epochs of a whole training, those with pseudo-labels included.</summary>
    public int EpochCount => Epochs + (PseudoLabels?.Epochs ?? 0);

    /// <summary>In what numbers the model computes. Default float32.</summary>
    public Precision Precision { get; init; }
}
