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
/// <param name="conditions">
/// What else decides the bits; a trial that was stopped goes on under those that it began with.
/// </param>
/// <param name="time">Measures durations; it decides no number.</param>
/// <param name="progress">Told what happens, on the calling thread.</param>
public sealed class TrialRunner(
    Experiment experiment,
    Dataset dataset,
    RunFolder folder,
    Device device,
    TrialConditions conditions,
    TimeProvider time,
    IProgress<RunEvent> progress)
{
    private readonly Dictionary<string, ExperimentSpec> _specs =
        experiment.Variants.ToDictionary(variant => variant.Name, variant => variant.Spec);

    /// <summary>
    /// Trains, tests and writes everything; trial.json last. Where a checkpoint is there, it goes on from that, to the
    /// same bits. What goes wrong in the trial itself becomes a failed outcome.
    /// </summary>
    /// <exception cref="ExperimentException">
    /// Results cannot be written, which the next trial could not do either, or the trial began under other conditions
    /// (kind Inexact).
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// It was cancelled: a checkpoint is on disk, of which <see cref="TrialSaved"/> was told; before the first step
    /// nothing is left.
    /// </exception>
    public TrialOutcome Run(TrialPlan plan, CancellationToken cancellation)
    {
        var place = folder.Trial(plan);
        var checkpoints = CheckpointsOf(plan);
        foreach (var damage in checkpoints.Damages)
        {
            progress.Report(new Notice(
                $"{plan.Name}: a checkpoint cannot be used: {damage}. The trial "
                + (checkpoints.Start is null ? "begins anew." : "goes on from the one before it.")));
        }
        if (checkpoints.Start is null)
        {
            place.Clear();
        }
        else
        {
            place.Reopen();
        }
        try
        {
            using var log = TrialLog.Open(place.Log);
            var outcome = Attempt(plan, place, checkpoints, log, cancellation);
            TrialFile.Write(place.Trial, outcome);
            if (outcome.Status != TrialStatus.Failed)
            {
                place.RemoveCheckpointsExcept([]);
            }
            return outcome;
        }
        catch (OperationCanceledException) when (place.Checkpoints.Count == 0)
        {
            place.Remove();
            throw;
        }
    }

    /// <summary>Makes sure that a trial could go on where it was stopped, without beginning to.</summary>
    /// <exception cref="ExperimentException">It began under other conditions; kind Inexact.</exception>
    public void RequireResumable(TrialPlan plan) => CheckpointsOf(plan);

    private TrialCheckpoints CheckpointsOf(TrialPlan plan) => TrialCheckpoints.Open(
        folder.Trial(plan),
        $"{plan.Name} of {RunHash.Of(Experiment.Of(_specs[plan.Variant]))} on {dataset.Sha256}",
        conditions,
        time);

    private TrialOutcome Attempt(
        TrialPlan plan, TrialFolder place, TrialCheckpoints checkpoints, ILogger log, CancellationToken cancellation)
    {
        var epochs = checkpoints.Start?.Epochs.ToList() ?? [];
        TrialOutcome Ended(TrialStatus status, string? reason, FinalTest? final)
        {
            var test = final?.Test;
            log.Information(
                "Trial {Trial} {Status}, test loss {TestLoss}, test accuracy {TestAccuracy}, reason {Reason}",
                plan.Name,
                TrialFile.Word(status),
                test?.Loss,
                test?.Accuracy,
                reason);
            return new(plan, status, reason, epochs, test?.Loss, test?.Accuracy, checkpoints.Elapsed)
            {
                UsesTestImages = _specs[plan.Variant].UsesTestImages,
                PlainTestAccuracy = final?.PlainAccuracy,
                Inexact = checkpoints.Inexact,
            };
        }

        try
        {
            EpochTable.Write(place.Epochs, epochs);
            var (end, test) = TrainAndTest(plan, place, checkpoints, epochs, log, cancellation);
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

    private (TrainingEnd End, FinalTest? Test) TrainAndTest(
        TrialPlan plan,
        TrialFolder place,
        TrialCheckpoints checkpoints,
        List<EpochRecord> epochs,
        ILogger log,
        CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var spec = _specs[plan.Variant];
        var seed = new TrialSeed(plan.Seed);
        var examples = TrialExamples
            .Of(spec.Data, dataset, seed, plan.Fold ?? 1)
            .With(spec.Training.PseudoLabels, seed) with
        {
            Augmentation = spec.Augmentation,
        };
        log.Information(
            "Trial {Trial} started: {TrainingCount} examples to train on, {ValidationCount} to validate on, "
            + "{TestCount} to test on",
            plan.Name,
            examples.Split.Training.Length,
            examples.Split.Validation.Length,
            examples.Test.Count);
        progress.Report(new TrialStarted(plan, spec.Training.EpochCount, examples.Split.Training.Length));
        if (checkpoints.Start is { } start)
        {
            log.Information("Resumed in epoch {Epoch} after {StepsDone} steps", start.Epoch, start.StepsDone);
            progress.Report(new TrialResumed(plan, start.Epoch, start.StepsDone));
        }

        using var model = ModelCompiler
            .Compile(spec.Model, dataset.Description, seed, spec.Training.Precision)
            .to(device);
        var batchSize = Evaluator.BatchSizeFor(ModelSummary.Of(spec.Model, dataset.Description.Shape));
        var evaluator = new Evaluator(spec.Training.Loss, examples.Scaling, batchSize, device);
        var end = new Trainer(spec.Training, seed, examples, evaluator, device, time).Train(
            model,
            steps => progress.Report(new StepDone(
                plan,
                steps.Epoch,
                steps.Step,
                steps.StepCount,
                steps.Loss,
                steps.Accuracy,
                steps.ImagesPerSecond,
                steps.Remaining)),
            epoch =>
            {
                epochs.Add(epoch);
                EpochTable.Write(place.Epochs, epochs);
                log.Information(
                    "Epoch {Epoch}: training loss {TrainingLoss}, accuracy {TrainingAccuracy}; validation loss "
                    + "{ValidationLoss}, accuracy {ValidationAccuracy}; learning rate {LearningRate}; {Seconds} s",
                    epoch.Epoch,
                    epoch.TrainingLoss,
                    epoch.TrainingAccuracy,
                    epoch.ValidationLoss,
                    epoch.ValidationAccuracy,
                    epoch.LearningRate,
                    epoch.Duration.TotalSeconds);
                progress.Report(new EpochDone(plan, spec.Training.EpochCount, epoch));
            },
            cancellation,
            checkpoints);
        if (end.CancelledAt is { } point)
        {
            throw Stopped(plan, point, log, cancellation);
        }
        if (end.Divergence is not null)
        {
            return (end, null);
        }
        if (end.StoppedAfter is not null || end.RestoredEpoch is not null)
        {
            log.Information(
                "Training ended after epoch {LastEpoch} of {Epochs} with the weights of epoch {WeightsEpoch}",
                epochs.Count,
                spec.Training.EpochCount,
                end.RestoredEpoch ?? epochs.Count);
        }

        FinalTest final;
        try
        {
            final = FinalTest.Of(model, examples, seed, evaluator, cancellation);
        }
        catch (OperationCanceledException)
        {
            throw Stopped(plan, TrainingPoint.After(epochs), log, cancellation);
        }
        if (!double.IsFinite(final.Test.Loss))
        {
            return (end with { Divergence = new("test", epochs.Count, null) }, null);
        }
        Safetensors.Write(place.Weights, model.state_dict());
        PredictionTable.Write(place.Predictions, final.Test.Predictions);
        LogitsFile.Write(place.Logits, final.Validation, final.Test);
        return (end, final);
    }

    private OperationCanceledException Stopped(
        TrialPlan plan, TrainingPoint point, ILogger log, CancellationToken cancellation)
    {
        if (!point.IsBeginning)
        {
            log.Information("Stopped in epoch {Epoch} after {StepsDone} steps", point.Epoch, point.StepsDone);
            progress.Report(new TrialSaved(plan, point.Epoch, point.StepsDone));
        }
        return new(cancellation);
    }

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();
}
