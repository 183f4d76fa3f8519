using Experiments.Data;
using Experiments.Execution;
using Experiments.Models;
using Experiments.Randomness;
using Experiments.Training;
using TorchSharp;

namespace Experiments.Benchmarks;

/// <summary>
/// What the training loop itself costs: steps a second of a model of almost nothing, one dense layer on one image.
/// </summary>
internal static class LoopBenchmark
{
    private const int Steps = 4000;

    private const string Tiny = """
        name: tiny
        conventions: keras
        data: {dataset: digits}
        model: [flatten, dense: 10]
        training: {epochs: 6, batch_size: 1}
        """;

    /// <summary>Measures and prints; the first epoch warms up.</summary>
    public static void Run(TextWriter output)
    {
        RunEnvironment.Start(threads: 1);
        var subject = Subject.Parse(Tiny);
        var dataset = Subject.Load("digits");
        var seed = new TrialSeed(1);
        var split = new Split([.. Enumerable.Range(0, Steps).Select(step => step % dataset.Train.Count)], []);
        var scaling = PixelScaling.Of(subject.Spec.Data.Scale, dataset.Train, split.Training);
        var trainer = new Trainer(
            subject.Spec.Training,
            seed,
            new(dataset.Train, split, dataset.Test, scaling),
            new Evaluator(subject.Spec.Training.Loss, scaling, batchSize: 1, torch.CPU),
            torch.CPU,
            TimeProvider.System);
        using var scope = torch.NewDisposeScope();
        using var model = ModelCompiler.Compile(subject.Spec.Model, dataset.Description, seed);
        var rates = new List<double>();
        trainer.Train(
            model,
            _ => { },
            epoch =>
            {
                if (epoch.Epoch > 1)
                {
                    rates.Add(Steps / epoch.Duration.TotalSeconds);
                }
            },
            CancellationToken.None);
        rates.Sort();
        output.WriteLine(
            FormattableString.Invariant(
                $"the loop with a model of almost nothing, one thread: {rates[rates.Count / 2]:0} steps/s ")
            + FormattableString.Invariant($"({rates[0]:0} to {rates[^1]:0}); at least 2000 are wanted"));
    }
}
