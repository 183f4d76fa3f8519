using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>
/// Runs trials one after the other in this process: the quickest start, and what kills one kills all.
/// </summary>
/// <param name="runner">Runs one.</param>
internal sealed class InThisProcess(TrialRunner runner) : ITrialExecutor
{
    /// <inheritdoc/>
    public void Run(IReadOnlyList<TrialPlan> plans, Func<TrialOutcome, bool> ended, CancellationToken cancellation)
    {
        foreach (var plan in plans)
        {
            if (!ended(runner.Run(plan, cancellation)))
            {
                return;
            }
        }
    }
}
