using MathNet.Numerics.Distributions;

namespace Experiments.Metrics;

/// <summary>
/// Two variants compared over the same seeds. A seed's data order and split favor both alike, so that the differences
/// within the pairs show more than the means apart.
/// </summary>
public sealed record PairedComparison
{
    private const int MostPairs = 1_000_000;

    // How much two differences of the same size may differ in their last bits, as a part of the numbers that
    // they are of.
    private const double Rounding = 1e-12;

    private readonly double[] _differences;
    private readonly double _largest;

    private PairedComparison(double[] differences, double largest)
    {
        (_differences, _largest) = (differences, largest);
        Difference = Estimate.Of(differences)!;
    }

    /// <summary>The first less the second, over the pairs.</summary>
    public Estimate Difference { get; }

    /// <summary>
    /// Where the true difference lies, 19 times out of 20, by Student's t; null where the pairs show no spread to judge
    /// by.
    /// </summary>
    public Interval? Interval => HasSpread ? Difference.Interval : null;

    /// <summary>
    /// How probable a difference at least as large, either way, would be if there were none: two-sided paired t test,
    /// or the permutation test where the pairs show no spread.
    /// </summary>
    public double PValue => HasSpread
        ? 2 * StudentT.CDF(0, 1, Difference.Count - 1, -Math.Abs(Difference.Mean / StandardError))
        : PermutationPValue;

    /// <summary>
    /// The same without assuming a normal distribution: the share of all ways to exchange the two within pairs (Fisher
    /// 1935) that give a mean at least as far from 0. Sampled beyond 16 pairs. It cannot be below 2 / 2^n.
    /// </summary>
    public double PermutationPValue => SignFlips.PValue(_differences);

    /// <summary>
    /// The mean difference in units of the pairs' own spread (Cohen's d of paired values); null without spread.
    /// </summary>
    public double? EffectSize => HasSpread ? Difference.Mean / Difference.Deviation : null;

    // 0.9887 - 0.9877 and 0.9884 - 0.9874 are the same tenth of a point, though not to the last bit.
    private bool HasSpread => Difference.Deviation > Rounding * _largest;

    private double StandardError => Difference.Deviation!.Value / Math.Sqrt(Difference.Count);

    /// <summary>The comparison; null where there is no pair.</summary>
    /// <param name="pairs">A metric of both with each seed that both have.</param>
    public static PairedComparison? Of(IEnumerable<(double First, double Second)> pairs)
    {
        (double First, double Second)[] all = [.. pairs];
        return all.Length > 0
            ? new(
                [.. all.Select(pair => pair.First - pair.Second)],
                all.Max(pair => Math.Max(Math.Abs(pair.First), Math.Abs(pair.Second))))
            : null;
    }

    /// <summary>
    /// How many pairs it takes to see a difference of that size in four experiments of five, at 5 % of false alarms, if
    /// the spread stays what it is; null where no spread is known. Solves n = ((t(0.975, n-1) + t(0.8, n-1)) s / d)^2.
    /// </summary>
    /// <param name="difference">The difference to see, above 0.</param>
    public int? PairsToSee(double difference)
    {
        if (!HasSpread)
        {
            return null;
        }
        var ratio = Difference.Deviation!.Value / difference;

        // The answer is a little above what the normal distribution, which t comes near to, would ask for.
        var count = (int)Math.Clamp(Math.Pow(2.8 * ratio, 2), 2, MostPairs);
        while (count < MostPairs && count < Math.Pow((Quantile(0.975, count) + Quantile(0.8, count)) * ratio, 2))
        {
            count++;
        }
        return count;
    }

    private static double Quantile(double probability, int count) => StudentT.InvCDF(0, 1, count - 1, probability);
}
