using MathNet.Numerics.Distributions;

namespace Experiments.Metrics;

/// <summary>
/// Two single models, or ensembles, compared on the same test images by those that one gets right and the other wrong
/// (McNemar 1947). It says whether these two differ, not whether others trained as they were would.
/// </summary>
/// <param name="FirstOnly">Images that the first alone gets right.</param>
/// <param name="SecondOnly">Images that the second alone gets right.</param>
public readonly record struct McNemar(int FirstOnly, int SecondOnly)
{
    /// <summary>
    /// How probable a split at least as uneven would be between models that are equally good: the exact test,
    /// two-sided, by the binomial distribution.
    /// </summary>
    public double PValue => FirstOnly + SecondOnly == 0
        ? 1
        : Math.Min(1, 2 * Binomial.CDF(0.5, FirstOnly + SecondOnly, Math.Min(FirstOnly, SecondOnly)));

    /// <summary>Counts over the same images in the same order.</summary>
    /// <param name="first">Whether the first gets each image right.</param>
    /// <param name="second">Whether the second does.</param>
    public static McNemar Of(IEnumerable<bool> first, IEnumerable<bool> second)
    {
        var (firstOnly, secondOnly) = (0, 0);
        foreach (var (one, other) in first.Zip(second))
        {
            firstOnly += one && !other ? 1 : 0;
            secondOnly += other && !one ? 1 : 0;
        }
        return new(firstOnly, secondOnly);
    }
}
