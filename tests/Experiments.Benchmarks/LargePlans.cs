using System.Globalization;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;

namespace Experiments.Benchmarks;

/// <summary>
/// How long the program takes for what trains nothing: to plan 10,000 trials, each variant read and its shapes checked,
/// and to start a finished run of 500 trials again, which must touch no file.
/// </summary>
internal static class LargePlans
{
    private const int Rounds = 5;
    private const int FinishedCount = 500;

    private const string Sweep = """
        name: planned
        conventions: keras
        data: {dataset: digits}
        vars: {filters: 4, rate: 0.1, learning_rate: 0.001}
        model:
          - conv2d: {filters: $filters, kernel_size: 3, activation: relu}
          - max_pool2d: 2
          - conv2d: {filters: $filters, kernel_size: 3, activation: relu}
          - max_pool2d: 2
          - dropout: $rate
          - flatten
          - dense: {units: 16, activation: relu}
          - dense: 10
          - softmax
        training: {epochs: 5, optimizer: {adam: {learning_rate: $learning_rate}}}
        trials: {count: TRIALS}
        sweep:
          values:
            filters: {from: 1, to: 10, step: 1}
            rate: {from: 0.05, to: 0.5, step: 0.05}
            learning_rate: {from: 0.001, to: LAST, step: 0.001}
        """;

    /// <summary>Measures and prints.</summary>
    public static void Run(TextWriter output)
    {
        Plan(output, "1,000 variants x 10 seeds", trials: 10, last: "0.01");
        Plan(output, "10,000 variants x 1 seed", trials: 1, last: "0.1");
        Repeat(output);
    }

    private static void Plan(TextWriter output, string what, int trials, string last)
    {
        using var run = new OwnRun();
        var file = run.Write(Sweep
            .Replace("TRIALS", trials.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("LAST", last, StringComparison.Ordinal));
        Measure(output, $"plan of {what}", () => run.Run(["run", file, "--dry-run"]));
    }

    private static void Repeat(TextWriter output)
    {
        using var run = new OwnRun();
        var file = run.Write($$"""
            name: finished
            conventions: keras
            data: {dataset: digits, limit: {train: 64, test: 32} }
            model: [flatten, dense: 10]
            training: {epochs: 20}
            trials: {count: {{FinishedCount}} }
            """);
        var experiment = SpecReader.ReadFile(file, []).Value!;
        var folder = RunFolder.Of(run.Results, experiment);
        foreach (var plan in TrialPlan.All(experiment))
        {
            // What training would have left; the rest nobody reads here.
            List<EpochRecord> epochs =
                [.. Enumerable.Range(1, 20)
                    .Select(epoch => new EpochRecord(
                        epoch, 1.5 / epoch, 0.75, null, null, 0.001, TimeSpan.FromSeconds(1)))];
            EpochTable.Write(folder.Trial(plan).Epochs, epochs);
            TrialFile.Write(
                folder.Trial(plan).Trial,
                new(plan, TrialStatus.Completed, null, epochs, 0.3, 0.9, TimeSpan.FromSeconds(21)));
            PredictionTable.Write(
                folder.Trial(plan).Predictions,
                [.. Enumerable.Range(0, 32).Select(index => new Prediction(index, 1, 1, 0.9f))]);
        }
        run.Run(["run", file, "--quiet", "--offline"]);
        var before = Times(run);
        Measure(
            output,
            $"a finished run of {FinishedCount} trials again",
            () => run.Run(["run", file, "--quiet", "--offline"]));
        output.WriteLine(Times(run).SequenceEqual(before) ? "no file touched" : "FILES TOUCHED");
    }

    private static void Measure(TextWriter output, string what, Func<TimeSpan> measured)
    {
        var times = Enumerable.Range(0, Rounds).Select(_ => measured().TotalSeconds).Order().ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {times[Rounds / 2]:0.00} s ({times[0]:0.00} to {times[^1]:0.00}); under 2 is wanted"));
    }

    private static List<(string File, DateTime Written)> Times(OwnRun run) =>
    [
        .. Directory.GetFiles(run.Results, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (file, File.GetLastWriteTimeUtc(file))),
    ];
}
