using System.Globalization;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;

namespace Experiments.Benchmarks;

/// <summary>
/// How long the program takes for runs of more and more trials that are all done: to plan them, to tell their status,
/// to start them again and to report on them. The time of a trial must not grow with their number.
/// </summary>
internal static class Scale
{
    private static readonly int[] Counts = [100, 1000, 10000];

    /// <summary>Measures and prints a table.</summary>
    public static void Run(TextWriter output)
    {
        output.WriteLine(
            $"{"trials",7}  {"plan s",7}  {"status s",8}  {"again s",8}  {"report s",8}  "
            + $"again, ms a trial beyond the first {Counts[0]}");
        double first = 0;
        foreach (var count in Counts)
        {
            using var run = new OwnRun();
            var file = Finished(run, count);
            var plan = run.Run(["run", file, "--dry-run"]);

            // What a run that has just ended still writes is written by the first start.
            run.Run(["run", file, "--quiet", "--offline"]);
            var again = run.Run(["run", file, "--quiet", "--offline"]);
            var status = run.Run(["status", "finished"]);
            var report = run.Run(["report", "finished", "--quiet"]);
            var more = count == Counts[0] ? "-" : Text(1000 * (again.TotalSeconds - first) / (count - Counts[0]));
            first = count == Counts[0] ? again.TotalSeconds : first;
            output.WriteLine(
                $"{count,7}  {Text(plan.TotalSeconds),7}  {Text(status.TotalSeconds),8}  {Text(again.TotalSeconds),8}  "
                + $"{Text(report.TotalSeconds),8}  {more}");
        }
    }

    // A run whose trials are done, as training would have left it.
    private static string Finished(OwnRun run, int count)
    {
        var file = run.Write($$"""
            name: finished
            conventions: keras
            data: {dataset: digits, limit: {train: 64, test: 32} }
            model: [flatten, dense: 10]
            training: {epochs: 5}
            trials: {count: {{count}} }
            """);
        var experiment = SpecReader.ReadFile(file, []).Value!;
        var folder = RunFolder.Of(run.Results, experiment);
        foreach (var plan in TrialPlan.All(experiment))
        {
            var place = folder.Trial(plan);
            List<EpochRecord> epochs =
                [.. Enumerable.Range(1, 5)
                    .Select(epoch => new EpochRecord(
                        epoch, 1.5 / epoch, 0.75, null, null, 0.001, TimeSpan.FromSeconds(1)))];
            EpochTable.Write(place.Epochs, epochs);
            PredictionTable.Write(
                place.Predictions, [.. Enumerable.Range(0, 32).Select(index => new Prediction(index, 1, 1, 0.9f))]);
            TrialFile.Write(
                place.Trial, new(plan, TrialStatus.Completed, null, epochs, 0.3, 0.9, TimeSpan.FromSeconds(6)));
        }
        return file;
    }

    private static string Text(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}
