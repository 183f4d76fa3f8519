using System.Globalization;
using System.Text;
using Experiments.Files;

namespace Experiments.Benchmarks;

/// <summary>The table of the project's README, between two comments there.</summary>
internal static class ReadmeTable
{
    private const string Begin = "<!-- benchmark -->";
    private const string End = "<!-- end of benchmark -->";

    /// <summary>Puts the table where the README has its place.</summary>
    /// <exception cref="ExperimentException">There is none; kind Environment.</exception>
    public static void Write(IReadOnlyList<Measurement> measurements, string path)
    {
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new ExperimentException(
                FailureKind.Environment,
                $"{path} has no place for the table: a line '{Begin}' and below it a line '{End}'.");
        }
        AtomicFile.WriteText(path, $"{text[..(begin + Begin.Length)]}\n{Of(measurements)}{text[end..]}");
    }

    /// <summary>A row a model and number of threads, then the geometric means.</summary>
    public static string Of(IReadOnlyList<Measurement> measurements)
    {
        var rows = Row.Of(measurements).Where(row => row.RatioToFloat32 is not null).ToList();
        var table = new StringBuilder(
            """
            | model | threads | training, float32 | training, bfloat16 | PyTorch's autocast | evaluation, float32 | evaluation, bfloat16 | peak memory, float32 |
            |---|--:|--:|--:|--:|--:|--:|--:|

            """);
        foreach (var threads in rows.Select(row => row.Threads).Distinct().Order())
        {
            var own = rows.Where(row => row.Threads == threads).ToList();
            var models = own.Where(row => row.Measure == Measure.Training)
                .Select(row => row.Experiment).Distinct().ToList();
            foreach (var model in models)
            {
                Line(model, [.. own.Where(row => row.Experiment == model)]);
            }
            if (models.Count > 1)
            {
                Line("**geometric mean**", own);
            }

            void Line(string name, List<Row> of) => table
                .Append(CultureInfo.InvariantCulture, $"| {name} | {threads} |")
                .Append(Cell(of, Measure.Training, "float32")).Append(Cell(of, Measure.Training, "bfloat16"))
                .Append(Cell(of, Measure.Training, "bfloat16", row => row.RatioToFloat32!.Value / row.Ratio!.Value))
                .Append(Cell(of, Measure.Evaluation, "float32")).Append(Cell(of, Measure.Evaluation, "bfloat16"))
                .Append(Cell(of, Measure.PeakMemory, "float32")).Append('\n');
        }
        return table.ToString();
    }

    private static string Cell(List<Row> rows, Measure measure, string precision, Func<Row, double>? ratio = null)
    {
        var found = rows.Where(row => row.Measure == measure && row.Precision == precision)
            .Select(ratio ?? (row => row.RatioToFloat32!.Value)).ToList();
        return found.Count == 0 ? " - |" : $" {Report.Ratio(Report.Mean(found))} |";
    }
}
