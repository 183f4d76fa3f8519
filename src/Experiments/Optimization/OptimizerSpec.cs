using Experiments.Layers;
using TorchSharp.Modules;

namespace Experiments.Optimization;

/// <summary>An optimiser: its settings and how it is made together.</summary>
public abstract record OptimizerSpec
{
    /// <summary>The name in the catalogue: adam.</summary>
    public abstract string Kind { get; }

    /// <summary>The step size before any schedule, above 0.</summary>
    public required double LearningRate { get; init; }

    /// <summary>
    /// The multiple of each weight that is added to its gradient, 0 or more; adamw shrinks the weight itself. Default
    /// 0.
    /// </summary>
    public double WeightDecay { get; init; }

    /// <summary>Every setting, defaults included, in a fixed order.</summary>
    public IReadOnlyList<Setting> Settings =>
    [
        Setting.Of("learning_rate", LearningRate),
        .. OwnSettings,
        Setting.Of("weight_decay", WeightDecay),
    ];

    /// <summary>How many numbers it keeps from step to step for each weight.</summary>
    public abstract int StateSize { get; }

    /// <summary>The settings that not every optimiser has.</summary>
    protected abstract IReadOnlyList<Setting> OwnSettings { get; }

    /// <summary>The optimiser over the given weights.</summary>
    public abstract OptimizerHelper ToOptimizer(IEnumerable<WeightGroup> groups);
}

/// <summary>Weights that decay alike.</summary>
/// <param name="Weights">The weights.</param>
/// <param name="Decay">Their weight decay; null for the optimiser's.</param>
public sealed record WeightGroup(IReadOnlyList<Parameter> Weights, double? Decay = null);
