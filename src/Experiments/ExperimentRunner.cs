using Experiments.Execution;
using Experiments.Execution.Workers;
using Experiments.Files;
using Experiments.Reports.Drawing;
using Experiments.Reports.Figures;
using Experiments.Reports.Pages;
using Experiments.Spec;
using Experiments.Trials;

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
    /// Runs every trial that is not on disk yet and draws the figures. Blocks until all is done. A trial that fails or
    /// diverges is recorded with its reason and the others go on; a failed one is tried again by the next start.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="cancellation">Stops at the next training step; finished trials stay on disk.</param>
    /// <exception cref="ExperimentException">Something the user can mend stopped the run.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public RunSummary Run(Experiment experiment, CancellationToken cancellation)
    {
        var folder = RunFolder.Of(options.Output, experiment);
        var plans = TrialPlan.All(experiment);
        if (Finished(plans, folder) is var there && there.Count == plans.Count && IsUpToDate(experiment, folder, there)
            && !HasLeftovers(folder, there))
        {
            return new(folder, there, AlreadyComplete: true) { Ensembles = RunEnsembles.Of(experiment, folder, there) };
        }

        using var owner = RunLock.Take(folder, time);
        AtomicFile.RemoveLeftovers(folder.Path);
        var finished = Finished(plans, folder);
        foreach (var outcome in finished)
        {
            folder.Trial(outcome.Plan).RemoveCheckpointsExcept([]);
        }
        var toCome = plans.Except(finished.Select(outcome => outcome.Plan)).ToList();
        var prepared = PreparedRun.Of(experiment, folder, toCome, options, time, progress, cancellation);
        Record(experiment, folder, prepared, hasFinished: finished.Count > 0);
        progress.Report(new RunStarted(folder, plans, finished)
        {
            Jobs = prepared.Workload.Jobs,
            Threads = prepared.Environment.Threads,
            Device = prepared.Environment.Device,
        });
        var table = new TrialTable(experiment, prepared.ParameterCounts);
        var outcomes = new PlannedTrials(
            ExecutorOf(prepared, folder, toCome.Count), folder, table, options.StopOnFailure, time, progress)
            .Run(plans, finished, cancellation);
        return Conclude(experiment, folder, prepared, outcomes) with { NotBegunCount = plans.Count - outcomes.Count };
    }

    /// <summary>Writes down what is started, and tells in what it differs from what was started before.</summary>
    private void Record(Experiment experiment, RunFolder folder, PreparedRun prepared, bool hasFinished)
    {
        if (NewRun.Announcement(new(options.Output), folder, experiment) is { } changed)
        {
            progress.Report(changed);
        }
        var changes = RunRecord.AddStart(
            folder,
            experiment.Base,
            prepared.Dataset,
            prepared.Environment,
            prepared.Workload.Jobs,
            options,
            time.GetUtcNow());
        if (hasFinished && changes.Count > 0)
        {
            progress.Report(new Notice(
                $"The finished trials of this run were trained otherwise: {string.Join("; ", changes)}. Their seeds "
                + "would not give the same bits now; run.json keeps both."));
        }
        AtomicFile.WriteText(folder.Spec, experiment.Yaml);
        if (prepared.Workload.Shortage is { } shortage)
        {
            progress.Report(new Notice(shortage));
        }
    }

    // A single trial is not worth the start of another process.
    private ITrialExecutor ExecutorOf(PreparedRun prepared, RunFolder folder, int trialCount) =>
        options.Worker is { } worker && trialCount > 1
            ? new WorkerPool(
                worker,
                folder,
                prepared.Environment,
                options.Data.Directory,
                options.AllowInexact,
                prepared.Workload.Jobs,
                time,
                progress)
            : new InThisProcess(prepared.Runner);

    /// <summary>Makes of the trials what the run gives as a whole.</summary>
    private RunSummary Conclude(
        Experiment experiment, RunFolder folder, PreparedRun prepared, IReadOnlyList<TrialOutcome> outcomes)
    {
        VariantTable.Write(folder.Variants, experiment, prepared.ParameterCounts, outcomes);
        var ensembles = RunEnsembles.Of(experiment, folder, outcomes);
        if (experiment.Base.Ensemble is not null)
        {
            EnsembleTable.Write(folder.Ensembles, ensembles);
        }
        foreach (var lack in RunFigures.Write(experiment, folder, outcomes, ensembles, prepared.Dataset, renderer))
        {
            progress.Report(new Notice(lack));
        }
        var run = new StoredRun(folder, experiment, TrialPlan.All(experiment), outcomes, RunHistory.Read(folder));
        RunReport.Write(run, ensembles, JudgedClaim.Of(run, new ResultsFolder(options.Output).FinderOf([run])));
        return new(folder, outcomes, AlreadyComplete: false) { Ensembles = ensembles };
    }

    /// <summary>The trials on disk that need not run again; a failed one may succeed another time.</summary>
    private IReadOnlyList<TrialOutcome> Finished(IReadOnlyList<TrialPlan> plans, RunFolder folder) =>
    [
        .. folder.Outcomes(plans)
            .Where(outcome => outcome.Status == TrialStatus.Completed
                || (outcome.Status == TrialStatus.Diverged && !options.RetryDiverged)),
    ];

    /// <summary>Whether a start that was killed left something behind that serves no more.</summary>
    private static bool HasLeftovers(RunFolder folder, IReadOnlyList<TrialOutcome> finished) =>
        AtomicFile.HasLeftovers(folder.Path)
        || finished.Any(outcome => folder.Trial(outcome.Plan).Checkpoints.Count > 0);

    /// <summary>
    /// Whether what was made of the trials is there and as this spec has it; its title may have changed.
    /// </summary>
    private static bool IsUpToDate(Experiment experiment, RunFolder folder, IReadOnlyList<TrialOutcome> outcomes)
    {
        return File.Exists(folder.Spec) && File.ReadAllText(folder.Spec) == experiment.Yaml
            && IsOfThisSpec(folder.Trials) && IsOfThisSpec(folder.Variants) && IsOfThisSpec(folder.Report)
            && (experiment.Base.Ensemble is null || IsOfThisSpec(folder.Ensembles))
            && RunFigures.AreThere(experiment, folder, outcomes);

        // The spec is written before them: where they are older, a start that was to change them was cut off.
        bool IsOfThisSpec(string path) =>
            File.Exists(path) && File.GetLastWriteTimeUtc(folder.Spec) <= File.GetLastWriteTimeUtc(path);
    }
}
