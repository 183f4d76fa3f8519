namespace Experiments.Metrics;

/// <summary>What repeated trials say of one number.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The sample standard deviation, over n - 1; null for a single trial, which has no spread.</param>
/// <param name="Count">How many trials, n.</param>
public sealed record Estimate(double Mean, double? Deviation, int Count)
{
    /// <summary>The estimate from the values; null where there are none.</summary>
    public static Estimate? Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        if (all.Length == 0)
        {
            return null;
        }

        // The mean first, the squares around it after: the shortcut over sums of squares cancels where the spread is small.
        var mean = all.Average();
        return new(
            mean,
            all.Length > 1 ? Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1)) : null,
            all.Length);
    }
}
