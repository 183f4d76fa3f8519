using Experiments.Spec;

namespace Experiments.Trials;

/// <summary>The ensembles that a run's own trials make.</summary>
public static class RunEnsembles
{
    /// <summary>
    /// One a variant that has two completed trials or more, in the order of the variants; none where none is asked for.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="outcomes">Its trials.</param>
    /// <exception cref="ExperimentException">What a trial said is missing or damaged; kind Results.</exception>
    public static IReadOnlyList<(string Variant, EnsembleOutcome Ensemble)> Of(
        Experiment experiment, RunFolder folder, IReadOnlyList<TrialOutcome> outcomes)
    {
        if (experiment.Base.Ensemble is not { } ensemble)
        {
            return [];
        }
        var byVariant = outcomes.ToLookup(outcome => outcome.Plan.Variant);
        return
        [
            .. from variant in experiment.Variants
               let members = EnsembleMember.Of(folder, byVariant[variant.Name])
               where members.Count > 1
               select (variant.Name, EnsembleOutcome.Of(members, ensemble.Vote)),
        ];
    }
}
