using Experiments.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>An optimiser: its settings and how it is made together.</summary>
public abstract record OptimizerSpec
{
    /// <summary>The name in the catalogue: adam.</summary>
    public abstract string Kind { get; }

    /// <summary>Every setting, defaults included, in a fixed order.</summary>
    public abstract IReadOnlyList<Setting> Settings { get; }

    /// <summary>The learning rate before any schedule, above 0.</summary>
    public abstract double LearningRate { get; init; }

    /// <summary>The optimiser over the given weights.</summary>
    public abstract optim.Optimizer ToOptimizer(IEnumerable<Parameter> parameters);
}
