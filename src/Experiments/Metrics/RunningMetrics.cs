namespace Experiments.Metrics;

/// <summary>Loss and accuracy over batches of different sizes, as if over all their examples at once.</summary>
/// <param name="sums">
/// What was added before; all of it decides the last bits, so it can be kept and gone on with.
/// </param>
public sealed class RunningMetrics(RunningSums sums)
{
    /// <summary>What was added so far.</summary>
    public RunningSums Sums { get; private set; } = sums;

    /// <summary>How many examples so far.</summary>
    public long Count => Sums.Count;

    /// <summary>Mean loss an example; NaN before the first.</summary>
    public double Loss => Sums.Loss / Count;

    /// <summary>Share of examples predicted rightly, 0 to 1; NaN before the first.</summary>
    public double Accuracy => (double)Sums.RightCount / Count;

    /// <summary>Adds a batch.</summary>
    /// <param name="meanLoss">The mean loss over its examples.</param>
    /// <param name="rightCount">How many of them were predicted rightly.</param>
    /// <param name="count">How many examples it has.</param>
    public void Add(double meanLoss, long rightCount, int count) =>
        Sums = new(Sums.Loss + (meanLoss * count), Sums.RightCount + rightCount, Count + count);
}

/// <summary>Sums over examples.</summary>
/// <param name="Loss">Of their losses.</param>
/// <param name="RightCount">How many were predicted rightly.</param>
/// <param name="Count">How many there were.</param>
public sealed record RunningSums(double Loss, long RightCount, long Count)
{
    /// <summary>Of no examples.</summary>
    public static RunningSums None { get; } = new(0, 0, 0);
}
