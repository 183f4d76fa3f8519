using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>Somewhere where trials run: this process, worker processes, one day a cluster.</summary>
public interface ITrialExecutor
{
    /// <summary>
    /// Runs trials; returns when each has ended, or those that had begun where no further ones were wanted.
    /// </summary>
    /// <param name="plans">The trials, in the order in which they begin.</param>
    /// <param name="ended">
    /// Told once of each trial that has ended, on the calling thread, when its files are on disk. It says whether
    /// further trials may begin; those that have begun are finished in any case.
    /// </param>
    /// <param name="cancellation">Stops every trial at its next training step.</param>
    /// <exception cref="ExperimentException">
    /// No trial could go on: results cannot be written, libtorch does not start.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the trials that ended before stay.</exception>
    void Run(IReadOnlyList<TrialPlan> plans, Func<TrialOutcome, bool> ended, CancellationToken cancellation);
}
