using Experiments.Data;
using Experiments.Models;
using Experiments.Spec;
using Experiments.Trials;
using TorchSharp;

namespace Experiments.Execution;

/// <summary>
/// What trials need to start. Everything that can be known to go wrong goes wrong while this is made, before anything
/// expensive and before the run's own files are touched.
/// </summary>
/// <param name="Environment">Versions, processor, device and threads.</param>
/// <param name="Workload">Trials at once.</param>
/// <param name="Dataset">The loaded dataset.</param>
/// <param name="Runner">Runs a trial in this process.</param>
/// <param name="ParameterCounts">How many numbers training adjusts, by the variant's name.</param>
internal sealed record PreparedRun(
    RunEnvironment Environment,
    Workload Workload,
    Dataset Dataset,
    TrialRunner Runner,
    IReadOnlyDictionary<string, long> ParameterCounts)
{
    /// <summary>Prepares trials.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="plans">The trials to come.</param>
    /// <param name="options">Where and how to run.</param>
    /// <param name="time">Measures durations.</param>
    /// <param name="progress">Told what happens.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <exception cref="ExperimentException">Something the user can mend is in the way.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PreparedRun Of(
        Experiment experiment,
        RunFolder folder,
        IReadOnlyList<TrialPlan> plans,
        RunOptions options,
        TimeProvider time,
        IProgress<RunEvent> progress,
        CancellationToken cancellation)
    {
        var environment = StartTorch(folder, plans.Count, options);
        var described = DatasetCatalogue.Describe(experiment.Base.Data.Dataset);
        var specs = experiment.Variants.ToDictionary(variant => variant.Name, variant => variant.Spec);
        var models = specs.ToDictionary(spec => spec.Key, spec => ModelSummary.Of(spec.Value.Model, described.Shape));
        var workload = Workload.Of(
            options.Jobs,
            plans.Count,
            System.Environment.ProcessorCount,
            environment.Threads,
            environment.Device,
            specs.Max(spec => TrialMemory.Estimate(spec.Value, models[spec.Key], described)),
            TrialMemory.Free());
        ResultsSpace.Require(folder, ResultsSpace.Estimate(
            [.. plans.Select(plan => (specs[plan.Variant].Training, models[plan.Variant].ParameterCount))],
            described,
            workload.Jobs));
        var dataset = DatasetLoader.Load(experiment.Base.Data.Dataset, options.Data, progress, cancellation);
        var conditions = new TrialConditions(environment.DecidingFacts, options.AllowInexact);
        var runner = new TrialRunner(
            experiment, dataset, folder, torch.device(environment.Device), conditions, time, progress);
        foreach (var plan in plans.Where(plan => folder.Trial(plan).Checkpoints.Count > 0))
        {
            runner.RequireResumable(plan);
        }
        return new(
            environment,
            workload,
            dataset,
            runner,
            models.ToDictionary(model => model.Key, model => model.Value.ParameterCount));
    }

    // A run keeps its threads and its device, since both decide bits.
    private static RunEnvironment StartTorch(RunFolder folder, int trialCount, RunOptions options)
    {
        var former = Directory.Exists(folder.TrialFolders) ? RunRecord.LastStart(folder) : null;
        var threads = options.Threads ?? former?.Threads
            ?? Workload.Threads(trialCount, System.Environment.ProcessorCount, options.Jobs);
        return RunEnvironment.Start(threads, options.Device, former?.Device);
    }
}
