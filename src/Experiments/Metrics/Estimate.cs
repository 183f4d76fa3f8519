using MathNet.Numerics.Distributions;

namespace Experiments.Metrics;

/// <summary>What repeated trials say of one number.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">
/// The sample standard deviation, over n - 1; null for a single trial, which has no spread.
/// </param>
/// <param name="Count">How many trials, n.</param>
public sealed record Estimate(double Mean, double? Deviation, int Count)
{
    private const double Confidence = 0.95;

    /// <summary>
    /// The interval that holds the true mean in 95 % of such experiments, by Student's t with n - 1 degrees of freedom,
    /// which takes the values for independent and normally distributed; null for a single trial. It may reach beyond 0
    /// and 1 for a rate.
    /// </summary>
    public Interval? Interval => Around(Math.Sqrt(Count));

    /// <summary>
    /// The interval that one more trial would fall into in 95 % of such experiments, on the same terms; null for a
    /// single trial.
    /// </summary>
    public Interval? Prediction => Around(Math.Sqrt(Count / (Count + 1.0)));

    // The mean, +- as much as the t distribution says of what spreads that many times less than the trials.
    private Interval? Around(double times)
    {
        if (Deviation is not { } deviation)
        {
            return null;
        }
        var half = StudentT.InvCDF(0, 1, Count - 1, (1 + Confidence) / 2) * deviation / times;
        return new(Mean - half, Mean + half);
    }

    /// <summary>The estimate from the values; null where there are none.</summary>
    public static Estimate? Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        if (all.Length == 0)
        {
            return null;
        }

        // The mean first, the squares around it after: the shortcut over sums of squares cancels where the spread is
        // small.
        var mean = Sum(all) / all.Length;
        return new(
            mean,
            all.Length > 1 ? Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1)) : null,
            all.Length);
    }

    // Rounded once, whatever the order of the values: what is lost in each addition is added in the end (Neumaier
    // 1974). So whoever computes a mean again from the stored values finds the same to the last digit.
    private static double Sum(double[] values)
    {
        var (sum, lost) = (0.0, 0.0);
        foreach (var value in values)
        {
            var next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }
        return double.IsFinite(sum) ? sum + lost : sum;
    }
}
