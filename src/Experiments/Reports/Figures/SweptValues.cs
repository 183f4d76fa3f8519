namespace Experiments.Reports.Figures;

/// <summary>The values that a key has over a sweep.</summary>
internal static class SweptValues
{
    /// <summary>Each once: numbers by their size, words in the order in which they are swept.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<AccuracyRow> rows, int key)
    {
        var values = rows.Select(row => row.Values[key]).Distinct().ToList();
        return values.TrueForAll(value => SweepLine.NumberOf(value) is not null)
            ? [.. values.OrderBy(value => SweepLine.NumberOf(value))]
            : values;
    }
}
