using Experiments.Execution;
using Experiments.Reports;
using Experiments.Spec;

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
    /// is recorded with its reason and the others go on.
    /// </summary>
    /// <param name="spec">The experiment.</param>
    /// <param name="cancellation">Stops at the next training step; finished trials stay on disk.</param>
    /// <exception cref="ExperimentException">Something the user can mend stopped the run.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public RunSummary Run(ExperimentSpec spec, CancellationToken cancellation)
    {
        _ = (options, renderer, time, progress, cancellation);
        throw new NotImplementedException(spec.Name);
    }
}
