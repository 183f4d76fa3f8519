using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>A trial at work, as far as its files tell.</summary>
/// <param name="Plan">The trial.</param>
/// <param name="EpochCount">Epochs it is to train.</param>
/// <param name="Epochs">Those that it has trained.</param>
public sealed record RunningTrial(TrialPlan Plan, int EpochCount, IReadOnlyList<EpochRecord> Epochs);

/// <summary>How far a run is, read from its folder alone; the run notices nothing of it.</summary>
/// <param name="Folder">The run's folder.</param>
/// <param name="Experiment">What is run.</param>
/// <param name="Owner">Who works on it at this moment; null for nobody.</param>
/// <param name="LastStart">When it was started last; null where its record does not tell.</param>
/// <param name="PlannedCount">All trials of the plan.</param>
/// <param name="Ended">
/// The trials that have ended, in the order of the plan; a failed one is tried again by the next start.
/// </param>
/// <param name="Running">The trials at work.</param>
public sealed record RunStatus(
    RunFolder Folder,
    Experiment Experiment,
    RunOwner? Owner,
    DateTimeOffset? LastStart,
    int PlannedCount,
    IReadOnlyList<TrialOutcome> Ended,
    IReadOnlyList<RunningTrial> Running)
{
    /// <summary>Trials to come that were stopped halfway, and go on where they were. Default 0.</summary>
    public int SavedCount { get; init; }

    /// <summary>
    /// The command of the last start, which goes on with the run; null where its record does not tell.
    /// </summary>
    public string? Command { get; init; }

    /// <summary>Trials that have not begun, or were cut off.</summary>
    public int RemainingCount => PlannedCount - Ended.Count - Running.Count;

    /// <summary>Whether a start would find no trial to run.</summary>
    public bool IsComplete => Ended.Count == PlannedCount && Count(TrialStatus.Failed) == 0;

    /// <summary>How many trials ended in a way.</summary>
    public int Count(TrialStatus status) => Ended.Count(outcome => outcome.Status == status);

    /// <summary>Reads a run's folder.</summary>
    /// <exception cref="ExperimentException">It holds no run, or files in it are damaged; kind Results.</exception>
    public static RunStatus Read(RunFolder folder)
    {
        var owner = RunLock.OwnerOf(folder);
        var experiment = StoredExperiment.Read(folder);
        var epochCounts = experiment.Variants.ToDictionary(
            variant => variant.Name, variant => variant.Spec.Training.EpochCount);
        var plans = TrialPlan.All(experiment);
        var ended = new List<TrialOutcome>();
        var running = new List<RunningTrial>();
        var savedCount = 0;
        foreach (var plan in plans)
        {
            var place = folder.Trial(plan);
            if (place.Outcome(plan) is { } outcome)
            {
                ended.Add(outcome);
            }
            else if (owner is not null && HasBegun(place, owner))
            {
                running.Add(new(plan, epochCounts[plan.Variant], EpochsSoFar(place)));
            }
            else if (place.Checkpoints.Count > 0)
            {
                savedCount++;
            }
        }
        return new(folder, experiment, owner, RunRecord.LastStarted(folder), plans.Count, ended, running)
        {
            SavedCount = savedCount,
            Command = RunRecord.LastCommand(folder),
        };
    }

    // What lies there may also be of an earlier start that was cut off; who trains writes the log first.
    private static bool HasBegun(TrialFolder place, RunOwner owner) =>
        File.Exists(place.Log) && File.GetLastWriteTimeUtc(place.Log) >= owner.Since.UtcDateTime;

    private static IReadOnlyList<EpochRecord> EpochsSoFar(TrialFolder place)
    {
        try
        {
            return File.Exists(place.Epochs) ? EpochTable.Read(place.Epochs) : [];
        }
        catch (ExperimentException) when (!File.Exists(place.Epochs))
        {
            // The trial began anew meanwhile.
            return [];
        }
    }
}
