using Experiments.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>Stochastic gradient descent, with momentum where asked for.</summary>
public sealed record Sgd : OptimizerSpec
{
    /// <inheritdoc/>
    public override string Kind => "sgd";

    /// <summary>The step size, above 0. Default 0.01.</summary>
    public override double LearningRate { get; init; } = 0.01;

    /// <summary>The share of the last step that is taken again, from 0 to below 1. Default 0.</summary>
    public double Momentum { get; init; }

    /// <summary>Whether the gradient is taken where momentum would lead; needs momentum. Default false.</summary>
    public bool Nesterov { get; init; }

    /// <summary>The multiple of each weight that is added to its gradient, 0 or more. Default 0.</summary>
    public double WeightDecay { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings =>
    [
        Setting.Of("learning_rate", LearningRate),
        Setting.Of("momentum", Momentum),
        Setting.Of("nesterov", Nesterov),
        Setting.Of("weight_decay", WeightDecay),
    ];

    /// <inheritdoc/>
    public override optim.Optimizer ToOptimizer(IEnumerable<Parameter> parameters) =>
        optim.SGD(parameters, LearningRate, Momentum, weight_decay: WeightDecay, nesterov: Nesterov);
}
