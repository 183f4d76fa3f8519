namespace Experiments.Benchmarks;

/// <summary>The rounds of one measure as one line of a table.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Threads">Processor threads of each side.</param>
/// <param name="Precision">In what numbers both sides compute.</param>
/// <param name="Measure">What was measured.</param>
/// <param name="Ours">The median of our numbers.</param>
/// <param name="PyTorch">The median of PyTorch's; null where it has nothing of the kind.</param>
/// <param name="Ratio">The median of the rounds' ratios; null where there are none.</param>
/// <param name="Lowest">The lowest of them.</param>
/// <param name="Highest">The highest of them.</param>
/// <param name="RatioToFloat32">The median of the ratios to PyTorch's float32; null where there are none.</param>
internal sealed record Row(
    string Experiment,
    int Threads,
    string Precision,
    Measure Measure,
    double Ours,
    double? PyTorch,
    double? Ratio,
    double Lowest,
    double Highest,
    double? RatioToFloat32)
{
    /// <summary>The lines of some measurements, in their order.</summary>
    public static IEnumerable<Row> Of(IEnumerable<Measurement> measurements) => measurements
        .GroupBy(one => (one.Experiment, one.Threads, one.Precision, one.Measure))
        .Select(group =>
        {
            var ratios = group.Select(one => one.Ratio).OfType<double>().ToList();
            return new Row(
                group.Key.Experiment,
                group.Key.Threads,
                group.Key.Precision,
                group.Key.Measure,
                Median(group.Select(one => one.Ours))!.Value,
                Median(group.Select(one => one.PyTorch).OfType<double>()),
                Median(ratios),
                ratios.DefaultIfEmpty().Min(),
                ratios.DefaultIfEmpty().Max(),
                Median(group.Select(one => one.RatioToFloat32).OfType<double>()));
        });

    private static double? Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
