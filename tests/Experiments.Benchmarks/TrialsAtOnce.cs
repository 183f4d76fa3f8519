using System.Diagnostics;
using Experiments.Layers;

namespace Experiments.Benchmarks;

/// <summary>
/// What a user with four trials to run waits for: the program with its default settings, against PyTorch that trains
/// them one after the other with all cores. Both from the start of the process to the last test.
/// </summary>
internal static class TrialsAtOnce
{
    private const int Trials = 4;
    private const int Epochs = 2;
    private const int TrainingCount = 8000;
    private const int TestCount = 1000;

    /// <summary>Measures an experiment in both precisions and prints.</summary>
    public static void Run(string experiment, string python, TextWriter output)
    {
        var subject = Subject.Read(Repository.At("experiments", experiment + ".yaml"));
        using var data = new ExchangedData(subject.LoadData());
        var steps = TrainingCount / subject.Spec.Training.BatchSize;
        var order = WorkOrder.Of(subject, data, Environment.ProcessorCount, roundCount: 1, steps) with
        {
            EvaluationCount = TestCount,
        };
        var theirs = PyTorch(order, python);
        foreach (var (word, precision) in new[] { ("float32", Precision.Full), ("bfloat16", Precision.Mixed) })
        {
            var ours = Own(subject, order, precision);
            output.WriteLine(
                $"{Trials} trials of {experiment}, {Epochs} epochs of {order.TrainingCount} images, "
                + $"default settings, {word}: "
                + FormattableString.Invariant(
                    $"{ours.TotalSeconds:0.0} s; PyTorch one after the other, float32, all cores: ")
                + FormattableString.Invariant(
                    $"{theirs.TotalSeconds:0.0} s; {theirs / ours:0.00} times the images a second"));
        }
    }

    private static TimeSpan Own(Subject subject, WorkOrder order, Precision precision)
    {
        using var run = new OwnRun();
        return run.Run(
        [
            "run", subject.File, "--quiet", "--offline", "--trials", $"{Trials}", "--limit", $"{order.TrainingCount}",
            "--set", $"data.dataset={order.Dataset}", "--set", $"data.limit.test={TestCount}",
            "--set", "data.validation=none", "--set", $"training.epochs={Epochs}",
            "--set", $"training.precision={(precision == Precision.Full ? "float32" : "bfloat16")}",
        ]);
    }

    private static TimeSpan PyTorch(WorkOrder order, string python)
    {
        var started = Stopwatch.GetTimestamp();
        using var side = Side.PyTorch(python);
        side.Ask<Ready>(Wire.Write(order));
        var tested = TimeSpan.Zero;
        for (var round = 0; round < Trials * Epochs; round++)
        {
            var times = side.Ask<RoundTimes>(Wire.Round);

            // It tests after every epoch; a trial tests once.
            tested += TimeSpan.FromSeconds(round % Epochs == 0 ? 0 : times.Evaluation);
        }
        var took = Stopwatch.GetElapsedTime(started) - tested;
        side.Ask<Ended>(Wire.End);
        return took;
    }
}
