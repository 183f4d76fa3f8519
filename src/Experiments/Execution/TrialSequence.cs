using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>Runs the trials of a run one after the other in this process.</summary>
/// <param name="runner">Runs one.</param>
/// <param name="folder">Where the run's results lie.</param>
/// <param name="table">The table of trials.</param>
/// <param name="progress">Told of each trial's end.</param>
public sealed class TrialSequence(
    TrialRunner runner, RunFolder folder, TrialTable table, IProgress<RunEvent> progress)
{
    /// <summary>Runs those trials that are not finished; the table of trials is complete after each.</summary>
    /// <param name="plans">All trials of the run.</param>
    /// <param name="finished">Those of them that need not run again.</param>
    /// <param name="cancellation">Stops at the next training step.</param>
    /// <returns>One outcome a plan, in their order.</returns>
    /// <exception cref="ExperimentException">Results cannot be written; kind Results.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the trials that ended before stay.</exception>
    public IReadOnlyList<TrialOutcome> Run(
        IReadOnlyList<TrialPlan> plans, IReadOnlyList<TrialOutcome> finished, CancellationToken cancellation)
    {
        var outcomes = finished.ToDictionary(outcome => outcome.Plan);
        WriteTable();
        foreach (var plan in plans.Where(plan => !outcomes.ContainsKey(plan)).ToArray())
        {
            outcomes[plan] = runner.Run(plan, cancellation);
            WriteTable();
            progress.Report(new TrialEnded(outcomes[plan], folder.Trial(plan)));
        }
        return [.. plans.Select(plan => outcomes[plan])];

        void WriteTable() =>
            table.Write(folder.Trials, plans.Where(outcomes.ContainsKey).Select(plan => outcomes[plan]));
    }
}
