using Experiments.Layers;
using static TorchSharp.torch;
using Modules = TorchSharp.Modules;

namespace Experiments.Optimization;

/// <summary>Adagrad: steps scaled by the sum of the gradient's squares so far.</summary>
/// <remarks>Duchi, Hazan and Singer, "Adaptive subgradient methods", JMLR 12, 2011.</remarks>
public sealed record Adagrad : OptimizerSpec
{
    /// <inheritdoc/>
    public override string Kind => "adagrad";

    /// <summary>What the sum starts from, 0 or more. Default by conventions: 0.1 (keras), 0 (pytorch).</summary>
    public required double InitialAccumulatorValue { get; init; }

    /// <summary>
    /// Added to the root of the sum, so that the division by it stays finite; above 0. Default by conventions: 1e-7
    /// (keras), 1e-10 (pytorch).
    /// </summary>
    public required double Epsilon { get; init; }

    /// <inheritdoc/>
    public override int StateSize => 1;

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> OwnSettings =>
    [
        Setting.Of("initial_accumulator_value", InitialAccumulatorValue),
        Setting.Of("epsilon", Epsilon),
    ];

    /// <inheritdoc/>
    public override Modules.OptimizerHelper ToOptimizer(IEnumerable<WeightGroup> groups) => optim.Adagrad(
        groups.Select(group => new Modules.Adagrad.ParamGroup(group.Weights, new() { weight_decay = group.Decay })),
        LearningRate, 0, WeightDecay, InitialAccumulatorValue, Epsilon);
}
