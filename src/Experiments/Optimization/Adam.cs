using Experiments.Layers;
using static TorchSharp.torch;
using Modules = TorchSharp.Modules;

namespace Experiments.Optimization;

/// <summary>An optimiser whose steps are scaled by running means of the gradient and of its square.</summary>
public abstract record MomentOptimizer : OptimizerSpec
{
    /// <summary>How slowly the mean of the gradient changes, from 0 to below 1. Default 0.9.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>How slowly the mean of its square changes, from 0 to below 1. Default 0.999.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>
    /// Added to the root of that mean, so that the division by it stays finite; above 0. Default by conventions: 1e-7
    /// (keras), 1e-8 (pytorch).
    /// </summary>
    public required double Epsilon { get; init; }

    /// <inheritdoc/>
    public override int StateSize => 2;

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> OwnSettings =>
        [Setting.Of("beta_1", Beta1), Setting.Of("beta_2", Beta2), Setting.Of("epsilon", Epsilon)];
}

/// <summary>Adam: steps scaled by running means of the gradient and of its square.</summary>
/// <remarks>Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015.</remarks>
public sealed record Adam : MomentOptimizer
{
    /// <inheritdoc/>
    public override string Kind => "adam";

    /// <inheritdoc/>
    public override Modules.OptimizerHelper ToOptimizer(IEnumerable<WeightGroup> groups) => optim.Adam(
        groups.Select(group => new Modules.Adam.ParamGroup(group.Weights, new() { weight_decay = group.Decay })),
        LearningRate, Beta1, Beta2, Epsilon, WeightDecay);
}

/// <summary>Adam whose weight decay shrinks the weights themselves, by learning rate times decay.</summary>
/// <remarks>Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019.</remarks>
public sealed record AdamW : MomentOptimizer
{
    /// <inheritdoc/>
    public override string Kind => "adamw";

    /// <inheritdoc/>
    public override Modules.OptimizerHelper ToOptimizer(IEnumerable<WeightGroup> groups) => optim.AdamW(
        groups.Select(group => new Modules.AdamW.ParamGroup(group.Weights, new() { weight_decay = group.Decay })),
        LearningRate, Beta1, Beta2, Epsilon, WeightDecay);
}

/// <summary>
/// Adam with Nesterov's look ahead; the momentum warms up by 0.96^(0.004 step), as in Keras and PyTorch.
/// </summary>
/// <remarks>Dozat, "Incorporating Nesterov momentum into Adam", ICLR workshop 2016.</remarks>
public sealed record Nadam : MomentOptimizer
{
    /// <inheritdoc/>
    public override string Kind => "nadam";

    /// <inheritdoc/>
    public override Modules.OptimizerHelper ToOptimizer(IEnumerable<WeightGroup> groups) => optim.NAdam(
        groups.Select(group => new Modules.NAdam.ParamGroup(group.Weights, new() { weight_decay = group.Decay })),
        LearningRate, Beta1, Beta2, Epsilon, WeightDecay);
}

/// <summary>Adam that takes plain momentum steps while the mean of the square is too uncertain to divide by.</summary>
/// <remarks>Liu et al., "On the variance of the adaptive learning rate and beyond", ICLR 2020.</remarks>
public sealed record Radam : MomentOptimizer
{
    /// <inheritdoc/>
    public override string Kind => "radam";

    /// <inheritdoc/>
    public override Modules.OptimizerHelper ToOptimizer(IEnumerable<WeightGroup> groups) => optim.RAdam(
        groups.Select(group => new Modules.RAdam.ParamGroup(group.Weights, new() { weight_decay = group.Decay })),
        LearningRate, Beta1, Beta2, Epsilon, WeightDecay);
}
