using Experiments.Data;
using Experiments.Models;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>A trial of a plan.</summary>
/// <param name="Plan">The trial.</param>
/// <param name="HasEnded">Whether it completed or diverged before, so that a start leaves it as it is.</param>
/// <param name="Duration">How long it took, or is likely to take; null where nothing tells.</param>
public sealed record PlannedTrial(TrialPlan Plan, bool HasEnded, TimeSpan? Duration);

/// <summary>What a start would do, found out without doing anything.</summary>
/// <param name="Folder">Where results would lie.</param>
/// <param name="Trials">Every trial.</param>
/// <param name="Jobs">How many would run side by side.</param>
/// <param name="Announcement">
/// What a start would tell where it makes a new run of an experiment that has some; else null.
/// </param>
public sealed record RunForecast(RunFolder Folder, IReadOnlyList<PlannedTrial> Trials, int Jobs, RunEvent? Announcement)
{
    /// <summary>How long all that is to do is likely to take; null where that of a trial is not known.</summary>
    public TimeSpan? Remaining
    {
        get
        {
            var toDo = Trials.Where(trial => !trial.HasEnded).Select(trial => trial.Duration).ToList();
            var known = toDo.OfType<TimeSpan>().ToList();
            return known.Count < toDo.Count || known.Count == 0 ? null
                : TimeSpan.FromTicks(Math.Max(known.Max().Ticks, known.Sum(duration => duration.Ticks) / Jobs));
        }
    }

    /// <summary>Looks ahead.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="options">How it would run.</param>
    /// <param name="probe">
    /// Says how long a trial of a variant takes with so many threads; called for variants that no stored trial tells
    /// of. Null leaves these open.
    /// </param>
    /// <exception cref="ExperimentException">The run's record is damaged; kind Results.</exception>
    public static RunForecast Of(Experiment experiment, RunOptions options, Func<Variant, int, TimeSpan>? probe)
    {
        var folder = RunFolder.Of(options.Output, experiment);
        var plans = TrialPlan.All(experiment);
        var hasTrials = Directory.Exists(folder.TrialFolders);
        var ended = plans.Select(plan => hasTrials ? TrialFile.Glance(folder.Trial(plan).Trial) : null).ToList();
        var stored = plans.Zip(ended)
            .Where(trial => trial.Second is { Status: TrialStatus.Completed })
            .ToLookup(trial => trial.First.Variant, trial => trial.Second!.Value.Duration);
        var toDo = ended.Count(end => end is null or { Status: TrialStatus.Failed });
        var former = hasTrials ? RunRecord.LastStart(folder) : null;
        var threads = options.Threads ?? former?.Threads
            ?? Workload.Threads(toDo, Environment.ProcessorCount, options.Jobs);
        var device = options.Device == DeviceChoice.Auto ? former?.Device ?? DeviceChoice.Cpu : options.Device;
        var dataset = DatasetCatalogue.Describe(experiment.Base.Data.Dataset);
        var memory = experiment.Variants.Max(variant =>
            TrialMemory.Estimate(variant.Spec, ModelSummary.Of(variant.Spec.Model, dataset.Shape), dataset));
        var likely = experiment.Variants.ToDictionary(
            variant => variant.Name, variant => Likely([.. stored[variant.Name]]) ?? probe?.Invoke(variant, threads));
        return new(
            folder,
            [
                .. plans.Zip(ended, (plan, end) => end is { Status: not TrialStatus.Failed } known
                    ? new PlannedTrial(plan, HasEnded: true, known.Duration)
                    : new PlannedTrial(plan, HasEnded: false, likely[plan.Variant])),
            ],
            Workload.Of(
                options.Jobs, toDo, Environment.ProcessorCount, threads, device, memory, TrialMemory.Free()).Jobs,
            NewRun.Announcement(new(options.Output), folder, experiment));
    }

    private static TimeSpan? Likely(IReadOnlyList<TimeSpan> durations) =>
        durations.Count == 0 ? null : TimeSpan.FromTicks((long)durations.Average(duration => duration.Ticks));
}
