using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>Has the trials of a run done that are still to do, and keeps the table of those that have ended.</summary>
/// <param name="executor">Runs them.</param>
/// <param name="folder">Where the run's results lie.</param>
/// <param name="table">The table of trials.</param>
/// <param name="stopOnFailure">Whether no further trial begins after one that failed or diverged.</param>
/// <param name="time">Says when it is time to write the table again.</param>
/// <param name="progress">Told of each trial's end.</param>
public sealed class PlannedTrials(
    ITrialExecutor executor,
    RunFolder folder,
    TrialTable table,
    bool stopOnFailure,
    TimeProvider time,
    IProgress<RunEvent> progress)
{
    // The whole table is written each time, which for thousands of short trials would take longer than they do.
    private static readonly TimeSpan TableInterval = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Runs those trials that are not finished. The table is at most seconds old, and complete in the end.
    /// </summary>
    /// <param name="plans">All trials of the run.</param>
    /// <param name="finished">Those of them that need not run again.</param>
    /// <param name="cancellation">Stops at the next training step.</param>
    /// <returns>
    /// One outcome a plan, in their order; those that never began, since an earlier one failed and that was to stop the
    /// run, have none.
    /// </returns>
    /// <exception cref="ExperimentException">
    /// No trial could go on: results cannot be written, libtorch does not start.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the trials that ended before stay.</exception>
    public IReadOnlyList<TrialOutcome> Run(
        IReadOnlyList<TrialPlan> plans, IReadOnlyList<TrialOutcome> finished, CancellationToken cancellation)
    {
        var outcomes = finished.ToDictionary(outcome => outcome.Plan);
        var isWritten = false;
        var written = 0L;
        WriteTable();
        try
        {
            executor.Run([.. plans.Where(plan => !outcomes.ContainsKey(plan))], Note, cancellation);
        }
        finally
        {
            if (!isWritten)
            {
                WriteTable();
            }
        }
        return Ended();

        bool Note(TrialOutcome outcome)
        {
            outcomes[outcome.Plan] = outcome;
            isWritten = false;
            if (time.GetElapsedTime(written) >= TableInterval)
            {
                WriteTable();
            }
            progress.Report(new TrialEnded(outcome, folder.Trial(outcome.Plan)));
            return !stopOnFailure || outcome.Status == TrialStatus.Completed;
        }

        void WriteTable()
        {
            table.Write(folder.Trials, Ended());
            isWritten = true;
            written = time.GetTimestamp();
        }

        IReadOnlyList<TrialOutcome> Ended() => [.. plans.Where(outcomes.ContainsKey).Select(plan => outcomes[plan])];
    }
}
