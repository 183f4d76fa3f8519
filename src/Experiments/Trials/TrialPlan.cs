using Experiments.Spec;
using static System.FormattableString;

namespace Experiments.Trials;

/// <summary>One training run to do: a variant with a seed and, where validation goes through folds, a fold.</summary>
/// <param name="Variant">The variant's name; "base" where the experiment sweeps nothing.</param>
/// <param name="Seed">The trial's seed, from which every random stream derives.</param>
/// <param name="Fold">Which fold is held out, from 1; null where validation knows no folds.</param>
public sealed record TrialPlan(string Variant, ulong Seed, int? Fold = null)
{
    /// <summary>
    /// All trials of an experiment, in the order in which they run. Every variant has the same seeds, so that variants
    /// can be compared seed by seed.
    /// </summary>
    public static IReadOnlyList<TrialPlan> All(Experiment experiment) =>
    [
        .. from variant in experiment.Variants
           from number in Enumerable.Range(0, experiment.Base.Trials.Count)
           from fold in Folds(variant.Spec)
           select new TrialPlan(variant.Name, experiment.Base.Trials.Seed + (ulong)number, fold),
    ];

    /// <summary>The folder's name under trials/, and the trial's name everywhere: base-s1, base-s1-f2.</summary>
    public string Name => Fold is null ? $"{Variant}-s{Seed}" : Invariant($"{Variant}-s{Seed}-f{Fold}");

    private static IEnumerable<int?> Folds(ExperimentSpec spec) => spec.Data.Validation.FoldCount is var count and > 1
        ? Enumerable.Range(1, count).Select(fold => (int?)fold)
        : [null];
}
