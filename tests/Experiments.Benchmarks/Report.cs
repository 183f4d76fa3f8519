using System.Globalization;

namespace Experiments.Benchmarks;

/// <summary>What was measured, as a table for people.</summary>
internal static class Report
{
    /// <summary>
    /// One line a measure: medians, the median of the rounds' ratios and the range they lie in; then geometric means of
    /// the ratios over the experiments.
    /// </summary>
    public static void Print(IReadOnlyList<Measurement> measurements, TextWriter output)
    {
        output.WriteLine(
            $"{"experiment",-12} {"threads",7}  {"precision",-9} {"measure",-22} {"ours",9} {"PyTorch",9}  "
            + $"{"ratio",5}  {"range",-11}  {"to float32",10}  good is");
        foreach (var row in Row.Of(measurements))
        {
            output.WriteLine(
                $"{row.Experiment,-12} {row.Threads,7}  {row.Precision,-9} {row.Measure.Name,-22} {Number(row.Ours),9} "
                + (row.Ratio is { } ratio
                    ? $"{Number(row.PyTorch!.Value),9}  {Ratio(ratio),5}  "
                        + $"{Ratio(row.Lowest) + "-" + Ratio(row.Highest),-11}  "
                        + $"{Ratio(row.RatioToFloat32!.Value),10}  {(row.Measure.MoreIsBetter ? "above" : "below")} 1"
                    : $"{"-",9}  {"-",5}  {"-",-11}  {"-",10}  -"));
        }
        foreach (var group in Row.Of(measurements)
            .Where(row => row.Ratio is not null && row.Measure != Measure.TrainingShare)
            .GroupBy(row => (row.Threads, row.Precision, row.Measure)).Where(group => group.Count() > 1))
        {
            output.WriteLine(
                $"{"geometric mean of " + group.Count().ToString(CultureInfo.InvariantCulture),-20}  "
                + $"threads: {group.Key.Threads}, {group.Key.Precision}, {group.Key.Measure.Name}: "
                + $"{Ratio(Mean(group.Select(row => row.Ratio!.Value)))} of PyTorch's, "
                + $"{Ratio(Mean(group.Select(row => row.RatioToFloat32!.Value)))} of PyTorch's float32");
        }
    }

    /// <summary>The geometric mean.</summary>
    public static double Mean(IEnumerable<double> ratios) => Math.Exp(ratios.Average(Math.Log));

    /// <summary>A ratio with two digits behind the point.</summary>
    public static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A measured number with as many digits as it deserves.</summary>
    public static string Number(double number) =>
        number.ToString(number < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
