namespace Experiments.Layers;

/// <summary>Counts of models that are too large to build, which are refused, but counted first.</summary>
internal static class Saturating
{
    // So far beyond any limit that the sum of a thousand of them still fits.
    private const long Most = long.MaxValue / 1024;

    /// <summary>The product; where it would leave the range of long, a number beyond all limits.</summary>
    public static long Product(params ReadOnlySpan<long> factors)
    {
        Int128 product = 1;
        foreach (var factor in factors)
        {
            product = Int128.Min(product * factor, Most);
        }
        return (long)product;
    }
}
