using System.Globalization;
using Experiments.Files;

namespace Experiments.Benchmarks;

/// <summary>Measurements as a CSV file: one row a round.</summary>
internal static class MeasurementFile
{
    private static readonly string[] Columns =
    [
        "experiment", "threads", "precision", "measure", "round",
        "ours", "pytorch", "pytorch_float32", "ratio", "ratio_to_float32",
    ];

    /// <summary>Writes them.</summary>
    public static void Write(IEnumerable<Measurement> measurements, string path) => CsvFile.Write(
        path,
        Columns,
        measurements.Select(one => (IReadOnlyList<string>)
        [
            one.Experiment,
            one.Threads.ToString(CultureInfo.InvariantCulture),
            one.Precision,
            one.Measure.Name,
            one.Round.ToString(CultureInfo.InvariantCulture),
            Text(one.Ours),
            Text(one.PyTorch),
            Text(one.PyTorchFloat32),
            Text(one.Ratio),
            Text(one.RatioToFloat32),
        ]));

    /// <summary>Reads what <see cref="Write"/> wrote; its names hold no commas.</summary>
    public static IEnumerable<Measurement> Read(string path) => File.ReadLines(path).Skip(1).Select(line =>
    {
        var fields = line.Split(',');
        return new Measurement(
            fields[0],
            int.Parse(fields[1], CultureInfo.InvariantCulture),
            fields[2],
            Measure.All.Single(measure => measure.Name == fields[3]),
            int.Parse(fields[4], CultureInfo.InvariantCulture),
            double.Parse(fields[5], CultureInfo.InvariantCulture),
            Number(fields[6]),
            Number(fields[7]));
    });

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static double? Number(string field) =>
        field.Length == 0 ? null : double.Parse(field, CultureInfo.InvariantCulture);
}
