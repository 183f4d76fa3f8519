using Experiments.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>RMSprop: steps scaled by a running mean of the gradient's square.</summary>
/// <remarks>Tieleman and Hinton, "Lecture 6.5: RMSProp", Neural networks for machine learning, 2012.</remarks>
public sealed record RmsProp : OptimizerSpec
{
    /// <inheritdoc/>
    public override string Kind => "rmsprop";

    /// <summary>
    /// How slowly the mean of the square changes, from 0 to below 1. Default by conventions: 0.9 (keras), 0.99
    /// (pytorch).
    /// </summary>
    public required double Rho { get; init; }

    /// <summary>The share of the last step that is taken again, from 0 to below 1. Default 0.</summary>
    public double Momentum { get; init; }

    /// <summary>
    /// Added to the root of that mean, so that the division by it stays finite; above 0. Default by conventions: 1e-7
    /// (keras), 1e-8 (pytorch).
    /// </summary>
    public required double Epsilon { get; init; }

    /// <summary>Whether the gradient's variance takes the place of its square. Default false.</summary>
    public bool Centered { get; init; }

    /// <inheritdoc/>
    public override int StateSize => 1 + (Momentum > 0 || Centered ? 1 : 0) + (Centered ? 1 : 0);

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> OwnSettings =>
    [
        Setting.Of("rho", Rho),
        Setting.Of("momentum", Momentum),
        Setting.Of("epsilon", Epsilon),
        Setting.Of("centered", Centered),
    ];

    /// <inheritdoc/>
    public override OptimizerHelper ToOptimizer(IEnumerable<WeightGroup> groups) => optim.RMSProp(
        groups.Select(group =>
            new RMSProp.ParamGroup(group.Weights, new RMSProp.Options { weight_decay = group.Decay })),
        LearningRate, Rho, Epsilon, WeightDecay, Momentum, Centered);
}
