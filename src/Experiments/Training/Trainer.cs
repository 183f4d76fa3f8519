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
    /// <summary>Trains for all epochs, or fewer where early stopping says so.</summary>
    /// <param name="model">The model; in the end it has the weights that are to be tested and kept.</param>
    /// <param name="onSteps">Told a few times a second how far training is.</param>
    /// <param name="onEpoch">Told what each epoch gave.</param>
    /// <param name="cancellation">Stops before the next step.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public TrainingEnd Train(
        CompiledModel model, Action<StepsDone> onSteps, Action<EpochRecord> onEpoch, CancellationToken cancellation)
    {
        using var optimizer = settings.Optimizer.ToOptimizer(WeightGroups(model));
        using var average = settings.WeightAverage is { } decay ? new WeightAverage(model, decay) : null;
        using var earlyStop = settings.EarlyStopping is { } stopping ? new EarlyStop(stopping, model) : null;
        var lossOf = settings.Loss.ForTraining(examples.CountClasses(), device);
        var augmenter = examples.Augmentation is { } augmentation
            ? new Augmenter(augmentation, examples.Train.Shape, seed)
            : null;
        var batches = new Batches(examples.Train, examples.Scaling, settings.BatchSize, augmenter);
        var stepCount = batches.StepCount(examples.Split.Training.Length);
        var rates = new LearningRates(settings, stepCount);
        var pace = new Pace(time, settings.Epochs, stepCount);
        var epochs = new List<EpochRecord>();
        var ended = false;
        for (var epoch = 1; epoch <= settings.Epochs && !ended; epoch++)
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
                var loss = model.Penalized(lossOf(logits, labels));
                loss.backward();
                if (settings.ClipNorm is { } norm)
                {
                    nn.utils.clip_grad_norm_(model.parameters(), norm);
                }
                LearningRates.Set(optimizer, rates.At(epoch, step, epochs));
                optimizer.step();
                average?.Add(((epoch - 1L) * stepCount) + step + 1);
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
                return new(new Divergence("training", epoch, broken));
            }

            // What is validated, and kept by early stopping, is what a test after this epoch would get.
            average?.Exchange();
            var validated = Validate(model, cancellation);
            if (validated is not null && !double.IsFinite(validated.Loss))
            {
                return new(new Divergence("validation", epoch, null));
            }
            epochs.Add(new(
                epoch,
                metrics.Loss,
                metrics.Accuracy,
                validated?.Loss,
                validated?.Accuracy,
                rates.At(epoch, stepCount - 1, epochs),
                pace.EpochDuration));
            onEpoch(epochs[^1]);
            ended = earlyStop?.EndsAfter(epochs) == true;
            average?.Exchange();
        }
        average?.Exchange();
        earlyStop?.Restore();
        return new(null, epochs.Count < settings.Epochs ? epochs.Count : null, earlyStop?.RestoredEpoch);
    }

    // A layer may set the decay of its weight; what sets none takes the optimizer's.
    private static IEnumerable<WeightGroup> WeightGroups(CompiledModel model) => model.named_parameters()
        .GroupBy(
            entry => model.WeightDecays.TryGetValue(entry.name, out var decay) ? (double?)decay : null,
            entry => entry.parameter)
        .Select(group => new WeightGroup([.. group], group.Key));

    private Evaluation? Validate(CompiledModel model, CancellationToken cancellation) => examples.Split.Validation.Length == 0
        ? null
        : evaluator.Evaluate(model, examples.Train, examples.Split.Validation, cancellation);
}
