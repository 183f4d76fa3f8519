using Experiments.Layers;
using static TorchSharp.torch;
using Modules = TorchSharp.Modules;

namespace Experiments.Optimization;

/// <summary>Adadelta: steps scaled by running means of the gradient's square and of the steps' own squares.</summary>
/// <remarks>Zeiler, "ADADELTA: an adaptive learning rate method", 2012.</remarks>
public sealed record Adadelta : OptimizerSpec
{
    /// <inheritdoc/>
    public override string Kind => "adadelta";

    /// <summary>
    /// How slowly both means change, from 0 to below 1. Default by conventions: 0.95 (keras), 0.9 (pytorch).
    /// </summary>
    public required double Rho { get; init; }

    /// <summary>
    /// Added to both means beneath their roots, so that the first step is not 0; above 0. Default by conventions: 1e-7
    /// (keras), 1e-6 (pytorch).
    /// </summary>
    public required double Epsilon { get; init; }

    /// <inheritdoc/>
    public override int StateSize => 2;

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> OwnSettings =>
        [Setting.Of("rho", Rho), Setting.Of("epsilon", Epsilon)];

    /// <inheritdoc/>
    public override Modules.OptimizerHelper ToOptimizer(IEnumerable<WeightGroup> groups) => optim.Adadelta(
        groups.Select(group => new Modules.Adadelta.ParamGroup(group.Weights, new() { weight_decay = group.Decay })),
        LearningRate, Rho, Epsilon, WeightDecay);
}
