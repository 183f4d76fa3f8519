using Experiments.Data;
using Experiments.Models;
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
/// <param name="time">Measures durations and says when to save; it decides no number.</param>
public sealed class Trainer(
    TrainingSpec settings,
    TrialSeed seed,
    TrialExamples examples,
    Evaluator evaluator,
    Device device,
    TimeProvider time)
{
    /// <summary>
    /// Trains for all epochs, or fewer where early stopping says so. It may be cut off anywhere: from a checkpoint it
    /// goes on to the same bits, since the state of torch's generator, too, follows from the seed and the step.
    /// </summary>
    /// <param name="model">The model, untrained; in the end it has the weights that are to be tested and kept.</param>
    /// <param name="onSteps">Told a few times a second how far training is.</param>
    /// <param name="onEpoch">Told what each epoch gave.</param>
    /// <param name="cancellation">Stops before the next step, with a checkpoint; the end says where.</param>
    /// <param name="checkpoints">
    /// Where to go on, and where to save after every epoch and every few minutes; null to begin at the beginning and
    /// save nothing.
    /// </param>
    /// <exception cref="ExperimentException">A checkpoint cannot be written; kind Results.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is of another model or optimizer.</exception>
    public TrainingEnd Train(
        CompiledModel model,
        Action<StepsDone> onSteps,
        Action<EpochRecord> onEpoch,
        CancellationToken cancellation,
        ICheckpoints? checkpoints = null)
    {
        var labelling = PseudoLabelling.Of(settings, examples, seed);
        using var state = new TrainedState(settings, model, labelling);
        var start = checkpoints?.Start ?? TrainingPoint.Beginning;
        if (checkpoints?.Start is not null)
        {
            checkpoints.Restore(stream => state.Read(stream, start.Epochs));
        }
        var lossOf = settings.Loss.ForTraining(examples.CountClasses(), device);
        var augmenter = examples.Augmentation is { } augmentation
            ? new Augmenter(augmentation, examples.Train.Shape, seed)
            : null;
        var batches = new Batches(examples.Train, examples.Scaling, settings.BatchSize, augmenter);
        var steps = TrainingSteps.Of(settings, examples.Split.Training.Length);
        var rates = new LearningRates(settings, steps);
        var pace = new Pace(time, steps, start);
        var epochs = start.Epochs.ToList();
        var saved = start;
        while (epochs.Count < steps.EpochCount && state.EarlyStop?.EndsAfter(epochs) != true)
        {
            var from = epochs.Count < start.Epoch ? start : TrainingPoint.After([.. epochs]);
            var epoch = from.Epoch;
            var stepCount = steps.In(epoch);
            var order = EpochOrder.Of(examples.Split.Training, seed, epoch);
            using var metrics = new StepMetrics(stepCount, device, from.StepsDone, from.Sums);
            pace.StartEpoch(from);
            if (labelling?.Label(epoch, model, state.Average, evaluator, cancellation) == false)
            {
                return Cancelled();
            }
            model.train();
            for (var step = from.StepsDone; step < stepCount && metrics.BrokenStep is null; step++)
            {
                if (cancellation.IsCancellationRequested)
                {
                    return Cancelled();
                }
                using var scope = NewDisposeScope();

                // Dropout draws from torch's own generator; seeded at each step, its masks depend on nothing before it.
                manual_seed((long)seed.For("dropout", epoch, step)).Dispose();
                var batch = labelling?.Load(order, step, epoch) ?? batches.Load(order, step, epoch);
                var labels = batch.Labels.to(device);
                model.zero_grad();
                var logits = model.call(batch.Images.to(device));
                var loss = model.Penalized(lossOf(logits, labels));
                loss.backward();
                if (settings.ClipNorm is { } norm)
                {
                    nn.utils.clip_grad_norm_(model.parameters(), norm);
                }
                LearningRates.Set(state.Optimizer, rates.At(epoch, step, epochs));
                state.Optimizer.step();
                state.Average?.Add(steps.Until(epoch, step) + 1);
                metrics.Add(loss, logits, labels);

                if (pace.IsTimeToTell())
                {
                    metrics.Read();
                    onSteps(pace.Tell(metrics));
                }
                if (pace.IsTimeToSave())
                {
                    SaveWithin();
                }
            }
            metrics.Read();
            if (metrics.BrokenStep is { } broken)
            {
                return new(new Divergence("training", epoch, broken));
            }

            // What is validated, and kept by early stopping, is what a test after this epoch would get.
            state.Average?.Exchange();
            Evaluation? validated;
            try
            {
                validated = Validate(model, cancellation);
            }
            catch (OperationCanceledException)
            {
                state.Average?.Exchange();
                return Cancelled();
            }
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
            state.EarlyStop?.Look(epochs);
            state.Average?.Exchange();
            Save(TrainingPoint.After([.. epochs]));

            // A broken loss is found when it is read, and nothing after it is worth a checkpoint.
            void SaveWithin()
            {
                metrics.Read();
                if (metrics.BrokenStep is null)
                {
                    Save(new(epoch, metrics.StepCount, metrics.Sums, pace.EpochDuration, [.. epochs]));
                }
            }

            TrainingEnd Cancelled()
            {
                SaveWithin();
                return metrics.BrokenStep is { } broken
                    ? new(new Divergence("training", epoch, broken))
                    : new(null) { CancelledAt = saved };
            }
        }
        state.Average?.Exchange();
        state.EarlyStop?.Restore();
        return new(null, epochs.Count < steps.EpochCount ? epochs.Count : null, state.EarlyStop?.RestoredEpoch);

        void Save(TrainingPoint point)
        {
            if (!point.IsAt(saved))
            {
                checkpoints?.Save(point, state.Write);
                pace.NoteSaved();
                saved = point;
            }
        }
    }

    private Evaluation? Validate(CompiledModel model, CancellationToken cancellation) =>
        examples.Split.Validation.Length == 0
            ? null
            : evaluator.Evaluate(model, examples.Train, examples.Split.Validation, cancellation);
}
