using System.Diagnostics;
using Experiments.Data;
using Experiments.Execution;
using Experiments.Models;
using Experiments.Randomness;
using Experiments.Training;
using TorchSharp;

namespace Experiments.Benchmarks;

/// <summary>Our side of the benchmark: the product's own trainer and evaluator, in a process of their own.</summary>
internal static class OwnSide
{
    /// <summary>Does what the lines of the input ask; see <see cref="Wire"/>.</summary>
    public static int Run(TextReader input, TextWriter output)
    {
        var order = Wire.Read<WorkOrder>(Next(input));
        RunEnvironment.Start(order.Threads);
        var spec = Subject.Read(order.Experiment).Spec;
        var dataset = Subject.Load(order.Dataset);
        var seed = new TrialSeed(1);
        var split = new Split([.. Enumerable.Range(0, order.TrainingCount)], []);
        var scaling = PixelScaling.Of(spec.Data.Scale, dataset.Train, split.Training);
        var evaluator = new Evaluator(spec.Training.Loss, scaling, order.EvaluationBatchSize, torch.CPU);
        var trainer = new Trainer(
            spec.Training with { Epochs = order.RoundCount },
            seed,
            new TrialExamples(dataset.Train, split, dataset.Test, scaling),
            evaluator,
            torch.CPU,
            TimeProvider.System);
        int[] tested = [.. Enumerable.Range(0, order.EvaluationCount)];

        using var scope = torch.NewDisposeScope();
        using var model = ModelCompiler.Compile(spec.Model, dataset.Description, seed, order.Precision);
        output.WriteLine(Wire.Write(new Ready(model.ParameterCount)));
        Expect(Wire.Round, input);
        trainer.Train(
            model,
            _ => { },
            epoch =>
            {
                var started = Stopwatch.GetTimestamp();
                evaluator.Evaluate(model, dataset.Test, tested, CancellationToken.None);
                var evaluation = Stopwatch.GetElapsedTime(started);
                output.WriteLine(Wire.Write(new RoundTimes(epoch.Duration.TotalSeconds, evaluation.TotalSeconds)));

                // The trainer goes through all epochs at once; between two of them it waits here for its turn.
                Expect(epoch.Epoch < order.RoundCount ? Wire.Round : Wire.End, input);
            },
            CancellationToken.None);
        var peak = PeakMemory();
        output.WriteLine(Wire.Write(new Ended(peak, ProcessorLimit.Measure(order.Precision))));
        return 0;
    }

    private static long? PeakMemory()
    {
        if (!OperatingSystem.IsLinux())
        {
            using var self = Process.GetCurrentProcess();
            return self.PeakWorkingSet64 is var peak and > 0 ? peak : null;
        }
        var line = File.ReadLines("/proc/self/status")
            .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;
    }

    private static void Expect(string word, TextReader input)
    {
        if (Next(input) is var line && line != word)
        {
            throw new InvalidDataException($"'{word}' was to come, not '{line}'.");
        }
    }

    private static string Next(TextReader input) =>
        input.ReadLine() ?? throw new EndOfStreamException("The benchmark is gone.");
}
