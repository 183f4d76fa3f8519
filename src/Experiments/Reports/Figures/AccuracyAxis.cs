using Experiments.Reports.Drawing;

namespace Experiments.Reports.Figures;

/// <summary>The axis of accuracies that have intervals.</summary>
internal static class AccuracyAxis
{
    /// <summary>
    /// An axis in percent with all values on it. The ends of intervals stretch it by no more than the span of the
    /// values: an interval over two trials may be as wide as all accuracies there are.
    /// </summary>
    /// <param name="label">What is measured, without the unit.</param>
    /// <param name="values">What has to be on the axis, 0 to 1; at least one value.</param>
    /// <param name="ends">Ends of intervals.</param>
    public static Axis Of(string label, IReadOnlyCollection<double> values, IEnumerable<double> ends)
    {
        var (low, high) = (values.Min(), values.Max());
        var reach = Math.Max(high - low, 0.005);
        return Axis.OfShares(label, [.. values, .. ends.Select(end => Math.Clamp(end, low - reach, high + reach))]);
    }
}
