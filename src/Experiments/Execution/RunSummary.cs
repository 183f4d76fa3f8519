using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>The facts of an ended run.</summary>
/// <param name="Folder">Where its results lie.</param>
/// <param name="Outcomes">
/// One outcome a trial that has ended, in the order of the plan; failed and diverged ones too.
/// </param>
/// <param name="AlreadyComplete">
/// Whether everything was there already, so that nothing was done and no file touched.
/// </param>
public sealed record RunSummary(RunFolder Folder, IReadOnlyList<TrialOutcome> Outcomes, bool AlreadyComplete)
{
    /// <summary>
    /// Planned trials that never began, since an earlier one failed and that was to stop the run. Default 0.
    /// </summary>
    public int NotBegunCount { get; init; }

    /// <summary>
    /// What the trials of each variant reach together, where the experiment asks for it. Default: none.
    /// </summary>
    public IReadOnlyList<(string Variant, EnsembleOutcome Ensemble)> Ensembles { get; init; } = [];
}
