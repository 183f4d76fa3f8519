using System.Diagnostics;

namespace Experiments.Benchmarks;

/// <summary>Measures whole processes: what a user waits for before something happens.</summary>
internal static class StartBenchmark
{
    /// <summary>From the start of "check" to its end.</summary>
    public static IEnumerable<Measurement> Check(Subject subject, WorkOrder order)
    {
        for (var round = 1; round < order.RoundCount; round++)
        {
            var started = Stopwatch.GetTimestamp();
            using var process = Start(["check", subject.File], "");
            var told = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new ExperimentException(FailureKind.Environment, "check failed:\n" + told.Result);
            }
            yield return new(
                subject.Spec.Name, order.Threads, "float32", Measure.Check, round,
                Stopwatch.GetElapsedTime(started).TotalSeconds, null, null);
        }
    }

    /// <summary>
    /// From the start of the process to the end of the first training step, with the whole dataset loaded.
    /// </summary>
    public static IEnumerable<Measurement> FirstStep(Subject subject, WorkOrder order, string python)
    {
        for (var round = 1; round < order.RoundCount; round++)
        {
            var ours = OwnFirstStep(subject, order);
            var theirs = FirstStepOfPyTorch(order, python);
            yield return new(
                subject.Spec.Name, order.Threads, "float32", Measure.FirstStep, round, ours, theirs, theirs);
        }
    }

    // An epoch of one step: the program tells its end.
    private static double OwnFirstStep(Subject subject, WorkOrder order)
    {
        var results = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var started = Stopwatch.GetTimestamp();
            using var process = Start(
                [
                    "run", subject.File, "--json", "--quiet", "--offline",
                    "--threads", $"{order.Threads}", "--limit", $"{order.BatchSize}",
                    "--set", $"data.dataset={order.Dataset}", "--set", "data.validation=none",
                    "--set", "training.epochs=1",
                ],
                results);
            // What is meant for people; kept in case that there is no epoch to tell of.
            var told = process.StandardError.ReadToEndAsync();
            while (process.StandardOutput.ReadLine() is { } line)
            {
                if (line.Contains("\"event\":\"epoch\"", StringComparison.Ordinal))
                {
                    var elapsed = Stopwatch.GetElapsedTime(started);
                    process.StandardOutput.ReadToEnd();
                    process.WaitForExit();
                    return elapsed.TotalSeconds;
                }
            }
            throw new ExperimentException(
                FailureKind.Environment, "The program ended without training:\n" + told.Result);
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }

    private static double FirstStepOfPyTorch(WorkOrder order, string python)
    {
        var started = Stopwatch.GetTimestamp();
        using var pyTorch = Side.PyTorch(python);
        pyTorch.Ask<Ready>(Wire.Write(order with { TrainingCount = order.BatchSize, EvaluationCount = 1 }));
        pyTorch.Ask<RoundTimes>(Wire.Round);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static Process Start(IEnumerable<string> arguments, string results)
    {
        var start = new ProcessStartInfo(DotNet.Host, [DotNet.Assembly("Experiments.Cli"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["EXPERIMENTS_RESULTS"] = results;
        return Process.Start(start)!;
    }
}
