using Experiments.Data;
using Experiments.Models;
using Experiments.Randomness;
using Experiments.Spec;
using Experiments.Training;
using Serilog;
using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Trials;

/// <summary>Runs one trial of an experiment from its seed to its files.</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="dataset">The loaded dataset, whole.</param>
/// <param name="folder">Where the run's results lie.</param>
/// <param name="device">Where to train.</param>
/// <param name="time">Measures durations; it decides no number.</param>
/// <param name="progress">Told what happens, on the calling thread.</param>
public sealed class TrialRunner(
    Experiment experiment, Dataset dataset, RunFolder folder, Device device, TimeProvider time, IProgress<RunEvent> progress)
{
    private readonly Dictionary<string, ExperimentSpec> _specs =
        experiment.Variants.ToDictionary(variant => variant.Name, variant => variant.Spec);

    /// <summary>
    /// Trains, tests and writes everything; trial.json last. What goes wrong in the trial itself becomes a failed outcome; a
    /// cancelled trial leaves nothing behind.
    /// </summary>
    /// <exception cref="ExperimentException">Results cannot be written, which the next trial could not do either.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public TrialOutcome Run(TrialPlan plan, CancellationToken cancellation)
    {
        var place = folder.Trial(plan);
        place.Clear();
        try
        {
            using var log = TrialLog.Open(place.Log);
            var outcome = Attempt(plan, place, log, cancellation);
            TrialFile.Write(place.Trial, outcome);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            place.Remove();
            throw;
        }
    }

    private TrialOutcome Attempt(TrialPlan plan, TrialFolder place, ILogger log, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var epochs = new List<EpochRecord>();
        TrialOutcome Ended(TrialStatus status, string? reason, Evaluation? test)
        {
            log.Information(
                "Trial {Trial} {Status}, test loss {TestLoss}, test accuracy {TestAccuracy}, reason {Reason}",
                plan.Name,
                TrialFile.Word(status),
                test?.Loss,
                test?.Accuracy,
                reason);
            return new(plan, status, reason, epochs, test?.Loss, test?.Accuracy, time.GetElapsedTime(started));
        }

        try
        {
            EpochTable.Write(place.Epochs, epochs);
            var (end, test) = TrainAndTest(plan, place, epochs, log, cancellation);
            var outcome = end.Divergence is null
                ? Ended(TrialStatus.Completed, null, test)
                : Ended(TrialStatus.Diverged, end.Divergence.ToString(), null);
            return outcome with { StoppedAfter = end.StoppedAfter, RestoredEpoch = end.RestoredEpoch };
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ExperimentException))
        {
            log.Error(exception, "Trial {Trial} failed", plan.Name);
            return Ended(TrialStatus.Failed, FirstLine(exception.Message), null);
        }
    }

    private (TrainingEnd End, Evaluation? Test) TrainAndTest(
        TrialPlan plan, TrialFolder place, List<EpochRecord> epochs, ILogger log, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var spec = _specs[plan.Variant];
        var seed = new TrialSeed(plan.Seed);
        var examples = TrialExamples.Of(spec.Data, dataset, seed, plan.Fold ?? 1) with
        {
            Augmentation = spec.Augmentation,
        };
        log.Information(
            "Trial {Trial} started: {TrainingCount} examples to train on, {ValidationCount} to validate on, {TestCount} to test on",
            plan.Name,
            examples.Split.Training.Length,
            examples.Split.Validation.Length,
            examples.Test.Count);
        progress.Report(new TrialStarted(plan, spec.Training.Epochs, examples.Split.Training.Length));

        using var model = ModelCompiler.Compile(spec.Model, dataset.Description, seed, spec.Training.Precision).to(device);
        var batchSize = Evaluator.BatchSizeFor(ModelSummary.Of(spec.Model, dataset.Description.Shape));
        var evaluator = new Evaluator(spec.Training.Loss, examples.Scaling, batchSize, device);
        var end = new Trainer(spec.Training, seed, examples, evaluator, device, time).Train(
            model,
            steps => progress.Report(new StepDone(
                plan, steps.Epoch, steps.Step, steps.StepCount, steps.Loss, steps.Accuracy, steps.ImagesPerSecond, steps.Remaining)),
            epoch =>
            {
                epochs.Add(epoch);
                EpochTable.Write(place.Epochs, epochs);
                log.Information(
                    "Epoch {Epoch}: training loss {TrainingLoss}, accuracy {TrainingAccuracy}; validation loss {ValidationLoss}, accuracy "
                    + "{ValidationAccuracy}; learning rate {LearningRate}; {Seconds} s",
                    epoch.Epoch,
                    epoch.TrainingLoss,
                    epoch.TrainingAccuracy,
                    epoch.ValidationLoss,
                    epoch.ValidationAccuracy,
                    epoch.LearningRate,
                    epoch.Duration.TotalSeconds);
                progress.Report(new EpochDone(plan, spec.Training.Epochs, epoch));
            },
            cancellation);
        if (end.Divergence is not null)
        {
            return (end, null);
        }
        if (end.StoppedAfter is not null || end.RestoredEpoch is not null)
        {
            log.Information(
                "Training ended after epoch {LastEpoch} of {Epochs} with the weights of epoch {WeightsEpoch}",
                epochs.Count,
                spec.Training.Epochs,
                end.RestoredEpoch ?? epochs.Count);
        }

        // The one look at the test split, after all training.
        var test = evaluator.Evaluate(
            model, examples.Test, [.. Enumerable.Range(0, examples.Test.Count)], cancellation);
        if (!double.IsFinite(test.Loss))
        {
            return (end with { Divergence = new("test", epochs.Count, null) }, null);
        }
        Safetensors.Write(place.Weights, model.state_dict());
        PredictionTable.Write(place.Predictions, test.Predictions);
        return (end, test);
    }

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();
}
