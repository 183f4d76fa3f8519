using Experiments.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>Stochastic gradient descent, with momentum where asked for.</summary>
public sealed record Sgd : OptimizerSpec
{
    /// <inheritdoc/>
    public override string Kind => "sgd";

    /// <summary>The share of the last step that is taken again, from 0 to below 1. Default 0.</summary>
    public double Momentum { get; init; }

    /// <summary>Whether the gradient is taken where momentum would lead; needs momentum. Default false.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    public override int StateSize => Momentum > 0 ? 1 : 0;

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> OwnSettings =>
        [Setting.Of("momentum", Momentum), Setting.Of("nesterov", Nesterov)];

    /// <inheritdoc/>
    public override OptimizerHelper ToOptimizer(IEnumerable<WeightGroup> groups) => optim.SGD(
        groups.Select(group => new SGD.ParamGroup(group.Weights, new SGD.Options { weight_decay = group.Decay })),
        LearningRate, Momentum, weight_decay: WeightDecay, nesterov: Nesterov);
}
