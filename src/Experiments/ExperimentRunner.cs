using Experiments.Data;
using Experiments.Execution;
using Experiments.Execution.Workers;
using Experiments.Files;
using Experiments.Models;
using Experiments.Reports;
using Experiments.Spec;
using Experiments.Trials;
using TorchSharp;

namespace Experiments;

/// <summary>Runs an experiment from its checked spec to its results on disk.</summary>
/// <param name="options">Where and how to run.</param>
/// <param name="renderer">Draws the figures.</param>
/// <param name="time">Tells the time; it never decides a result.</param>
/// <param name="progress">Told what happens, on the calling thread; keep it quick.</param>
public sealed class ExperimentRunner(
    RunOptions options, IFigureRenderer renderer, TimeProvider time, IProgress<RunEvent> progress)
{
    /// <summary>
    /// Runs every trial that is not on disk yet and draws the figures. Blocks until all is done. A trial that fails or diverges
    /// is recorded with its reason and the others go on; a failed one is tried again by the next start.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="cancellation">Stops at the next training step; finished trials stay on disk.</param>
    /// <exception cref="ExperimentException">Something the user can mend stopped the run.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public RunSummary Run(Experiment experiment, CancellationToken cancellation)
    {
        var spec = experiment.Base;
        var folder = RunFolder.Of(options.Output, experiment);
        var plans = TrialPlan.All(experiment);
        if (Finished(plans, folder) is var there && there.Count == plans.Count && IsUpToDate(experiment, folder, there)
            && !HasLeftovers(folder, there))
        {
            return new(folder, there, AlreadyComplete: true) { Ensembles = RunEnsembles.Of(experiment, folder, there) };
        }

        // Everything that can be known to go wrong goes wrong here, before anything expensive.
        using var owner = RunLock.Take(folder, time);
        AtomicFile.RemoveLeftovers(folder.Path);
        var finished = Finished(plans, folder);
        foreach (var outcome in finished)
        {
            folder.Trial(outcome.Plan).RemoveCheckpointsExcept([]);
        }
        var toCome = plans.Except(finished.Select(outcome => outcome.Plan)).ToList();
        var former = Directory.Exists(folder.TrialFolders) ? RunRecord.LastStart(folder) : null;
        var threads = options.Threads ?? former?.Threads
            ?? Workload.Threads(toCome.Count, Environment.ProcessorCount, options.Jobs);
        var environment = RunEnvironment.Start(threads, options.Device, former?.Device);
        var described = DatasetCatalogue.Describe(spec.Data.Dataset);
        var models = experiment.Variants.ToDictionary(
            variant => variant.Name, variant => ModelSummary.Of(variant.Spec.Model, described.Shape));
        var parameterCounts = models.ToDictionary(model => model.Key, model => model.Value.ParameterCount);
        var memory = experiment.Variants.Max(variant => TrialMemory.Estimate(variant.Spec, models[variant.Name], described));
        var workload = Workload.Of(
            options.Jobs, toCome.Count, Environment.ProcessorCount, threads, environment.Device, memory, TrialMemory.Free());
        var trainings = experiment.Variants.ToDictionary(
            variant => variant.Name, variant => (variant.Spec.Training, parameterCounts[variant.Name]));
        ResultsSpace.Require(
            folder, ResultsSpace.Estimate([.. toCome.Select(plan => trainings[plan.Variant])], described.TestCount, workload.Jobs));
        var dataset = DatasetLoader.Load(spec.Data.Dataset, options.Data, progress, cancellation);

        var conditions = new TrialConditions(environment.DecidingFacts, options.AllowInexact);
        var runner = new TrialRunner(
            experiment, dataset, folder, torch.device(environment.Device), conditions, time, progress);
        foreach (var plan in toCome.Where(plan => folder.Trial(plan).Checkpoints.Count > 0))
        {
            runner.RequireResumable(plan);
        }

        if (NewRun.Announcement(new(options.Output), folder, experiment) is { } changed)
        {
            progress.Report(changed);
        }
        var changes = RunRecord.AddStart(folder, spec, dataset, environment, workload.Jobs, options.Command, time.GetUtcNow());
        if (finished.Count > 0 && changes.Count > 0)
        {
            progress.Report(new Notice(
                $"The finished trials of this run were trained otherwise: {string.Join("; ", changes)}. Their seeds would not give the "
                + "same bits now; run.json keeps both."));
        }
        AtomicFile.WriteText(folder.Spec, experiment.Yaml);
        if (workload.Shortage is { } shortage)
        {
            progress.Report(new Notice(shortage));
        }
        progress.Report(new RunStarted(folder, plans, finished)
        {
            Jobs = workload.Jobs,
            Threads = environment.Threads,
            Device = environment.Device,
        });

        // A single trial is not worth the start of another process.
        ITrialExecutor executor = options.Worker is { } worker && toCome.Count > 1
            ? new WorkerPool(worker, folder, environment, options.Data.Directory, options.AllowInexact, workload.Jobs, time, progress)
            : new InThisProcess(runner);
        var table = new TrialTable(experiment, parameterCounts);
        var outcomes = new PlannedTrials(executor, folder, table, options.StopOnFailure, time, progress)
            .Run(plans, finished, cancellation);

        VariantTable.Write(folder.Variants, experiment, parameterCounts, outcomes);
        var ensembles = RunEnsembles.Of(experiment, folder, outcomes);
        if (spec.Ensemble is not null)
        {
            EnsembleTable.Write(folder.Ensembles, ensembles);
        }
        foreach (var lack in RunFigures.Write(experiment, folder, outcomes, dataset, renderer))
        {
            progress.Report(new Notice(lack));
        }
        return new(folder, outcomes, AlreadyComplete: false)
        {
            NotBegunCount = plans.Count - outcomes.Count,
            Ensembles = ensembles,
        };
    }

    /// <summary>The trials on disk that need not run again; a failed one may succeed another time.</summary>
    private IReadOnlyList<TrialOutcome> Finished(IReadOnlyList<TrialPlan> plans, RunFolder folder) =>
    [
        .. plans.Select(plan => folder.Trial(plan).Outcome(plan)).OfType<TrialOutcome>()
            .Where(outcome => outcome.Status == TrialStatus.Completed
                || (outcome.Status == TrialStatus.Diverged && !options.RetryDiverged)),
    ];

    /// <summary>Whether a start that was killed left something behind that serves no more.</summary>
    private static bool HasLeftovers(RunFolder folder, IReadOnlyList<TrialOutcome> finished) =>
        AtomicFile.HasLeftovers(folder.Path)
        || finished.Any(outcome => folder.Trial(outcome.Plan).Checkpoints.Count > 0);

    /// <summary>Whether what was made of the trials is there and as this spec has it; its title may have changed.</summary>
    private static bool IsUpToDate(Experiment experiment, RunFolder folder, IReadOnlyList<TrialOutcome> outcomes)
    {
        return File.Exists(folder.Spec) && File.ReadAllText(folder.Spec) == experiment.Yaml
            && IsOfThisSpec(folder.Trials) && IsOfThisSpec(folder.Variants)
            && (experiment.Base.Ensemble is null || IsOfThisSpec(folder.Ensembles))
            && RunFigures.AreThere(experiment, folder, outcomes);

        // The spec is written before them: where they are older, a start that was to change them was cut off.
        bool IsOfThisSpec(string path) =>
            File.Exists(path) && File.GetLastWriteTimeUtc(folder.Spec) <= File.GetLastWriteTimeUtc(path);
    }
}
