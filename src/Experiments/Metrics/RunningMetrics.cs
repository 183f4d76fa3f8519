namespace Experiments.Metrics;

/// <summary>Loss and accuracy over batches of different sizes, as if over all their examples at once.</summary>
public sealed class RunningMetrics
{
    private double _lossSum;
    private long _rightCount;

    /// <summary>How many examples so far.</summary>
    public long Count { get; private set; }

    /// <summary>Mean loss an example; NaN before the first.</summary>
    public double Loss => _lossSum / Count;

    /// <summary>Share of examples predicted rightly, 0 to 1; NaN before the first.</summary>
    public double Accuracy => (double)_rightCount / Count;

    /// <summary>Adds a batch.</summary>
    /// <param name="meanLoss">The mean loss over its examples.</param>
    /// <param name="rightCount">How many of them were predicted rightly.</param>
    /// <param name="count">How many examples it has.</param>
    public void Add(double meanLoss, long rightCount, int count)
    {
        _lossSum += meanLoss * count;
        _rightCount += rightCount;
        Count += count;
    }
}
