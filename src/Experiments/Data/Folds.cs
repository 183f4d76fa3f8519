using Experiments.Randomness;

namespace Experiments.Data;

/// <summary>
/// Cross-validation: the training split is cut into parts, and each part is held out once, in a trial of its own. Every
/// class is spread evenly: the parts have the same count of it, or one more. Another cut for each seed.
/// </summary>
/// <param name="Count">How many parts, 2 or more.</param>
public sealed record Folds(int Count) : ValidationSpec
{
    /// <inheritdoc/>
    public override int FoldCount => Count;

    /// <inheritdoc/>
    public override Split Divide(ReadOnlySpan<byte> labels, RandomStream stream, int fold)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fold, Count);
        if (labels.Length < Count)
        {
            throw new ExperimentException(
                FailureKind.Spec,
                $"data.validation: {labels.Length} training examples do not fill {Count} folds. Take fewer folds, or " +
                "raise data.limit.train.");
        }
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        stream.Shuffle<int>(order);
        order = ByClass(order, labels);

        // Dealt like cards, class after class without a pause, so that classes and whole folds both come out even.
        var parts = order.Index().ToLookup(dealt => dealt.Index % Count == fold - 1, dealt => dealt.Item);
        return new([.. parts[false].Order()], [.. parts[true].Order()]);
    }
}
