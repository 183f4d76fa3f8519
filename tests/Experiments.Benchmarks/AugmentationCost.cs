using System.Diagnostics;
using Experiments.Data;
using Experiments.Execution;
using Experiments.Models;
using Experiments.Randomness;
using Experiments.Training;
using TorchSharp;

namespace Experiments.Benchmarks;

/// <summary>
/// What augmentation costs: the processor time that it adds to loading a batch, beside that of a whole training step,
/// on one thread. The two are measured in turns, each by itself: what is added is smaller than the noise of a step.
/// </summary>
/// <param name="rounds">Rounds that count.</param>
/// <param name="steps">Training steps a round.</param>
internal sealed class AugmentationCost(int rounds, int steps)
{
    // Loading is short, so that it is measured more often.
    private const int LoadsPerStep = 10;

    private static readonly IReadOnlyList<(string Name, Augmentation Augmentation)> Kinds =
    [
        ("warp", new() { Rotation = 8, Shear = 17.2, Zoom = 0.08, ShiftX = 0.08, ShiftY = 0.08 }),
        ("flip", new() { Flip = Flip.Horizontal }),
        ("elastic", new() { Elastic = new(Alpha: 34, Sigma: 4) }),
        ("erase", new() { Erase = new(0.5) }),
        ("noise", new() { Noise = 0.1 }),
    ];

    /// <summary>Measures on the model of an experiment and prints a line for each kind of augmentation.</summary>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="python">A Python with scipy, to warp as Keras does; what has none is passed over.</param>
    /// <param name="output">Where to print.</param>
    public void Run(string experiment, string python, TextWriter output)
    {
        RunEnvironment.Start(threads: 1);
        var subject = Subject.Read(Repository.At("experiments", experiment + ".yaml"));
        var dataset = subject.LoadData();
        foreach (var (name, augmentation) in Kinds)
        {
            var ratios = new List<double>();
            var batches = new List<double>();
            var whole = new List<double>();
            for (var round = 0; round <= rounds; round++)
            {
                var step = Train(subject, dataset) / steps;
                var loads = steps * LoadsPerStep;
                var added = (Load(subject, dataset, augmentation, loads) - Load(subject, dataset, null, loads)) / loads;
                if (round > 0)
                {
                    whole.Add(step.TotalMilliseconds);
                    ratios.Add(added / step);
                    batches.Add(added.TotalMilliseconds);
                }
            }
            output.WriteLine(
                $"{name}: {100 * Median(ratios):0.0} % ({100 * ratios.Min():0.0} to {100 * ratios.Max():0.0} %) on top "
                + $"of {Median(whole):0} ms a step of {experiment}, one thread");
            if (name == "warp"
                && OfKeras(python, subject.Spec.Training.BatchSize, dataset.Train.Shape.Height) is { } keras)
            {
                output.WriteLine(
                    $"warp: {Median(batches):0.00} ms a batch; image by image with scipy, as Keras does: "
                    + $"{keras:0.0} ms, {keras / Median(batches):0} times as long");
            }
        }
    }

    private static double? OfKeras(string python, int batchSize, int side)
    {
        using var process = Process.Start(new ProcessStartInfo(
            python, [Path.Combine(AppContext.BaseDirectory, "keras_warp.py"), $"{batchSize}", $"{side}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? double.Parse(told, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private TimeSpan Train(Subject subject, Dataset dataset)
    {
        var seed = new TrialSeed(1);
        var spec = subject.Spec;
        var split = new Split([.. Enumerable.Range(0, steps * spec.Training.BatchSize)], []);
        var scaling = PixelScaling.Of(spec.Data.Scale, dataset.Train, split.Training);
        var trainer = new Trainer(
            spec.Training with { Epochs = 1 },
            seed,
            new(dataset.Train, split, dataset.Test, scaling),
            new Evaluator(spec.Training.Loss, scaling, batchSize: 1, torch.CPU),
            torch.CPU,
            TimeProvider.System);
        using var scope = torch.NewDisposeScope();
        using var model = ModelCompiler.Compile(spec.Model, dataset.Description, seed);
        var started = ProcessorTime();
        trainer.Train(model, _ => { }, _ => { }, CancellationToken.None);
        return ProcessorTime() - started;
    }

    private static TimeSpan Load(Subject subject, Dataset dataset, Augmentation? augmentation, int count)
    {
        var batchSize = subject.Spec.Training.BatchSize;
        var scaling = PixelScaling.Of(subject.Spec.Data.Scale, dataset.Train, [0]);
        var augmenter = augmentation is null
            ? null
            : new Augmenter(augmentation, dataset.Train.Shape, new TrialSeed(1));
        var batches = new Batches(dataset.Train, scaling, batchSize, augmenter);
        int[] order = [.. Enumerable.Range(0, batchSize)];
        var started = ProcessorTime();
        for (var load = 0; load < count; load++)
        {
            using var scope = torch.NewDisposeScope();
            batches.Load(order, step: 0, epoch: load + 1);
        }
        return ProcessorTime() - started;
    }

    private static TimeSpan ProcessorTime()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
