using System.Globalization;
using Experiments.Files;

namespace Experiments.Benchmarks;

/// <summary>What was measured, as a table for people and as a table for programs.</summary>
internal static class Report
{
    /// <summary>One line a measure: medians, the median of the rounds' ratios and the range they lie in.</summary>
    public static void Print(IEnumerable<Measurement> measurements, TextWriter output)
    {
        output.WriteLine($"{"experiment",-12} {"threads",7}  {"measure",-22} {"ours",9} {"PyTorch",9}  {"ratio",5}  {"range",-12} good is");
        foreach (var group in measurements.GroupBy(one => (one.Experiment, one.Threads, one.Measure)))
        {
            var ratios = group.Select(one => one.Ratio).OfType<double>().ToArray();
            output.WriteLine(
                $"{group.Key.Experiment,-12} {group.Key.Threads,7}  {group.Key.Measure.Name,-22} "
                + $"{Number(Median([.. group.Select(one => one.Ours)])),9} "
                + (ratios.Length == 0
                    ? $"{"-",9}  {"-",5}  {"-",-12} -"
                    : $"{Number(Median([.. group.Select(one => one.PyTorch!.Value)])),9}  {Ratio(Median(ratios)),5}  "
                        + $"{Ratio(ratios.Min()) + "-" + Ratio(ratios.Max()),-12} {(group.Key.Measure.MoreIsBetter ? "above" : "below")} 1"));
        }
    }

    /// <summary>One row a round.</summary>
    public static void Write(IEnumerable<Measurement> measurements, string path) => CsvFile.Write(
        path,
        ["experiment", "threads", "measure", "round", "ours", "pytorch", "ratio"],
        measurements.Select(one => (IReadOnlyList<string>)
        [
            one.Experiment,
            one.Threads.ToString(CultureInfo.InvariantCulture),
            one.Measure.Name,
            one.Round.ToString(CultureInfo.InvariantCulture),
            one.Ours.ToString("R", CultureInfo.InvariantCulture),
            one.PyTorch?.ToString("R", CultureInfo.InvariantCulture) ?? "",
            one.Ratio?.ToString("R", CultureInfo.InvariantCulture) ?? "",
        ]));

    private static double Median(double[] numbers)
    {
        Array.Sort(numbers);
        return (numbers[(numbers.Length - 1) / 2] + numbers[numbers.Length / 2]) / 2;
    }

    private static string Number(double number) => number.ToString(number < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);

    private static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);
}
