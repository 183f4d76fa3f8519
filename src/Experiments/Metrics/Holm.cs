namespace Experiments.Metrics;

/// <summary>
/// Holm's correction ("A simple sequentially rejective multiple test procedure", 1979): of all comparisons that are
/// made at once, the chance that even one is a false alarm stays that of a single test.
/// </summary>
public static class Holm
{
    /// <summary>The p values to judge by, each in the place of its own.</summary>
    /// <param name="pValues">Of all comparisons that are made.</param>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var largest = 0.0;
        foreach (var (rank, index) in Enumerable.Range(0, pValues.Count).OrderBy(index => pValues[index]).Index())
        {
            largest = Math.Max(largest, Math.Min(1, (pValues.Count - rank) * pValues[index]));
            adjusted[index] = largest;
        }
        return adjusted;
    }
}
