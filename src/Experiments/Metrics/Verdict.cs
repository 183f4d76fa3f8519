using static System.FormattableString;

namespace Experiments.Metrics;

/// <summary>
/// What a comparison of two variants says, in words: which one is better, or that this cannot be known yet.
/// </summary>
/// <param name="First">The name of the first.</param>
/// <param name="Second">The name of the second.</param>
/// <param name="Comparison">An accuracy of both over the same seeds, the first less the second.</param>
/// <param name="PValue">What to judge by: the comparison's own, or one corrected for those made beside it.</param>
public sealed record Verdict(string First, string Second, PairedComparison Comparison, double PValue)
{
    /// <summary>The chance of a verdict where there is no difference.</summary>
    public const double FalseAlarms = 0.05;

    /// <summary>A tenth of a percentage point: less than that hardly matters.</summary>
    private const double SmallDifference = 0.001;

    /// <summary>Whether the two differ, as far as can be known.</summary>
    public bool IsClear => PValue < FalseAlarms;

    /// <summary>The better one; null where that cannot be known.</summary>
    public string? Better => IsClear ? (Comparison.Difference.Mean > 0 ? First : Second) : null;

    /// <summary>A p value as it stands in sentences: p = 0.012.</summary>
    public static string Words(double pValue) => pValue < 0.001 ? "p < 0.001" : Invariant($"p = {pValue:0.000}");

    /// <summary>The verdict as a sentence without its end.</summary>
    public override string ToString()
    {
        var (mean, _, count) = Comparison.Difference;
        if (IsClear)
        {
            var (better, worse) = mean > 0 ? (First, Second) : (Second, First);
            var margin = Comparison.Interval is { } interval ? Invariant($" +- {100 * interval.Margin:0.00}") : "";
            return Invariant(
                $"{better} beats {worse} by {100 * Math.Abs(mean):0.00}{margin} points ({Evidence(count)})");
        }
        return $"{First} and {Second} cannot be told apart ({Evidence(count)}){More(count)}";
    }

    private string Evidence(int count) => Invariant($"{count} paired {(count == 1 ? "seed" : "seeds")}, ")
        + Words(PValue);

    private string More(int count)
    {
        if (Comparison.PairsToSee(SmallDifference) is not { } needed)
        {
            return count == 1 ? ": one seed shows no spread. Train a few more" : "";
        }
        return needed > count
            ? Invariant($"; about {Rounded(needed - count):#,0} more {(needed - count == 1 ? "seed" : "seeds")} ")
                + "would be needed to see 0.1 points"
            : "; a difference of 0.1 points would have been seen";
    }

    // Up to two digits: the spread that it follows from is known no better.
    private static int Rounded(int count)
    {
        var unit = 1;
        while (count > 99L * unit)
        {
            unit *= 10;
        }
        return (int)Math.Ceiling(count / (double)unit) * unit;
    }
}
