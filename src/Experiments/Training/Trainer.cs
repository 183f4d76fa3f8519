using Experiments.Data;
using Experiments.Models;
using Experiments.Optimization;
using Experiments.Randomness;
using Experiments.Spec;
using static TorchSharp.torch;

namespace Experiments.Training;

/// <summary>Trains a model.</summary>
/// <param name="settings">How to train.</param>
/// <param name="seed">The trial's seed.</param>
/// <param name="examples">What to train and validate on.</param>
/// <param name="evaluator">Validates.</param>
/// <param name="device">Where the model is.</param>
/// <param name="time">Measures durations; it decides no number.</param>
public sealed class Trainer(
    TrainingSpec settings, TrialSeed seed, TrialExamples examples, Evaluator evaluator, Device device, TimeProvider time)
{
    /// <summary>Trains for all epochs.</summary>
    /// <param name="model">The model; its weights change.</param>
    /// <param name="onSteps">Told a few times a second how far training is.</param>
    /// <param name="onEpoch">Told what each epoch gave.</param>
    /// <param name="cancellation">Stops before the next step.</param>
    /// <returns>Where training broke down; null where it did not.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Divergence? Train(
        CompiledModel model, Action<StepsDone> onSteps, Action<EpochRecord> onEpoch, CancellationToken cancellation)
    {
        using var optimizer = settings.Optimizer.ToOptimizer([new WeightGroup([.. model.parameters()])]);
        var lossOf = settings.Loss.ForTraining(examples.CountClasses(), device);
        var augmenter = examples.Augmentation is { } augmentation
            ? new Augmenter(augmentation, examples.Train.Shape, seed)
            : null;
        var batches = new Batches(examples.Train, examples.Scaling, settings.BatchSize, augmenter);
        var stepCount = batches.StepCount(examples.Split.Training.Length);
        var pace = new Pace(time, settings.Epochs, stepCount);
        for (var epoch = 1; epoch <= settings.Epochs; epoch++)
        {
            var order = EpochOrder.Of(examples.Split.Training, seed, epoch);
            using var metrics = new StepMetrics(stepCount, device);
            pace.StartEpoch(epoch);
            model.train();
            for (var step = 0; step < stepCount && metrics.BrokenStep is null; step++)
            {
                cancellation.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();

                // Dropout draws from torch's own generator; seeded at each step, its masks depend on nothing before it.
                manual_seed((long)seed.For("dropout", epoch, step)).Dispose();
                var batch = batches.Load(order, step, epoch);
                var labels = batch.Labels.to(device);
                model.zero_grad();
                var logits = model.call(batch.Images.to(device));
                var loss = lossOf(logits, labels);
                loss.backward();
                optimizer.step();
                metrics.Add(loss, logits, labels);

                if (pace.IsTimeToTell())
                {
                    metrics.Read();
                    onSteps(pace.Tell(metrics));
                }
            }
            metrics.Read();
            if (metrics.BrokenStep is { } broken)
            {
                return new("training", epoch, broken);
            }

            var validated = Validate(model, cancellation);
            if (validated is not null && !double.IsFinite(validated.Loss))
            {
                return new("validation", epoch, null);
            }
            onEpoch(new(
                epoch,
                metrics.Loss,
                metrics.Accuracy,
                validated?.Loss,
                validated?.Accuracy,
                optimizer.ParamGroups.First().LearningRate,
                pace.EpochDuration));
        }
        return null;
    }

    private Evaluation? Validate(CompiledModel model, CancellationToken cancellation) => examples.Split.Validation.Length == 0
        ? null
        : evaluator.Evaluate(model, examples.Train, examples.Split.Validation, cancellation);
}
