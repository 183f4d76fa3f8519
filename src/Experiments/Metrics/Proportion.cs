using MathNet.Numerics.Distributions;

namespace Experiments.Metrics;

/// <summary>How many of some examples were right, as an estimate of how many of all would be.</summary>
/// <param name="Successes">How many were right, 0 or more.</param>
/// <param name="Count">How many there were, 1 or more.</param>
public readonly record struct Proportion(int Successes, int Count)
{
    /// <summary>The share, 0 to 1.</summary>
    public double Share => (double)Successes / Count;

    /// <summary>The proportion that was told as a share.</summary>
    /// <param name="share">How many of all were right, 0 to 1.</param>
    /// <param name="count">How many there were, 1 or more.</param>
    public static Proportion Of(double share, int count) => new((int)Math.Round(share * count), count);

    /// <summary>
    /// Wilson's score interval ("Probable inference, the law of succession, and statistical inference", 1927). Unlike
    /// the share +- some deviations, it stays within 0 and 1, where accuracies of 99 % are near.
    /// </summary>
    /// <param name="level">How sure it is, above 0 and below 1. Default 0.95.</param>
    public Interval Wilson(double level = 0.95)
    {
        var z = Normal.InvCDF(0, 1, (1 + level) / 2);
        var scale = 1 + (z * z / Count);
        var center = (Share + (z * z / (2 * Count))) / scale;
        var margin = z / scale * Math.Sqrt((Share * (1 - Share) / Count) + (z * z / (4.0 * Count * Count)));

        // At the ends the formula gives 0 and 1 but for rounding.
        return new(Successes == 0 ? 0 : center - margin, Successes == Count ? 1 : center + margin);
    }
}
