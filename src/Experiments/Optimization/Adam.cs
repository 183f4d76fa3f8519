using Experiments.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>Adam: steps scaled by running means of the gradient and of its square.</summary>
/// <remarks>Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015.</remarks>
public sealed record Adam : OptimizerSpec
{
    /// <inheritdoc/>
    public override string Kind => "adam";

    /// <summary>The step size, above 0. Default 0.001.</summary>
    public override double LearningRate { get; init; } = 0.001;

    /// <summary>How slowly the mean of the gradient changes, from 0 to below 1. Default 0.9.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>How slowly the mean of its square changes, from 0 to below 1. Default 0.999.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>
    /// Keeps the division by the root of that mean finite, above 0. Default by conventions: 1e-7 (keras), 1e-8
    /// (pytorch).
    /// </summary>
    public required double Epsilon { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings =>
    [
        Setting.Of("learning_rate", LearningRate),
        Setting.Of("beta_1", Beta1),
        Setting.Of("beta_2", Beta2),
        Setting.Of("epsilon", Epsilon),
    ];

    /// <inheritdoc/>
    public override optim.Optimizer ToOptimizer(IEnumerable<Parameter> parameters) =>
        optim.Adam(parameters, LearningRate, Beta1, Beta2, Epsilon);
}
