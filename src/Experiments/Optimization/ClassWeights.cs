using Experiments.Layers;
using static System.FormattableString;

namespace Experiments.Optimization;

/// <summary>How much the training examples of each class count.</summary>
public abstract record ClassWeights
{
    /// <summary>As an experiment file writes it.</summary>
    public abstract string Text { get; }

    /// <summary>Why the weights do not suit a dataset; null where they do.</summary>
    /// <param name="classCount">Classes of the dataset.</param>
    public virtual string? Misfit(int classCount) => null;

    /// <summary>A weight a class.</summary>
    /// <param name="counts">How many training examples each class has.</param>
    public abstract float[] Of(IReadOnlyList<int> counts);
}

/// <summary>
/// Every class counts the same in all: its weight is examples / (classes x examples of the class). Over the training
/// examples the weights have the mean 1.
/// </summary>
public sealed record BalancedClassWeights : ClassWeights
{
    /// <inheritdoc/>
    public override string Text => "balanced";

    /// <inheritdoc/>
    public override float[] Of(IReadOnlyList<int> counts)
    {
        // A class without examples takes no part, and no example asks for its weight.
        var share = (double)counts.Sum() / counts.Count(count => count > 0);
        return [.. counts.Select(count => count == 0 ? 0 : (float)(share / count))];
    }
}

/// <summary>A weight a class, in the order of the classes.</summary>
/// <param name="Values">0 or more each, one of them above 0.</param>
public sealed record GivenClassWeights(IReadOnlyList<double> Values) : ClassWeights
{
    /// <inheritdoc/>
    public override string Text => $"[{string.Join(", ", Values.Select(Setting.Text))}]";

    /// <inheritdoc/>
    public override string? Misfit(int classCount) => Values.Count == classCount
        ? null
        : Invariant($"class_weights has {Values.Count} numbers, but the dataset has {classCount} classes. ")
            + "Give one a class, or write balanced.";

    /// <inheritdoc/>
    public override float[] Of(IReadOnlyList<int> counts) => [.. Values.Select(value => (float)value)];
}
