using Experiments.Spec;

namespace Experiments.Trials;

/// <summary>One training run to do: a variant with a seed.</summary>
/// <param name="Variant">The variant's name; "base" where the experiment sweeps nothing.</param>
/// <param name="Seed">The trial's seed, from which every random stream derives.</param>
public sealed record TrialPlan(string Variant, ulong Seed)
{
    /// <summary>All trials of an experiment, in the order in which they run.</summary>
    public static IReadOnlyList<TrialPlan> All(ExperimentSpec spec) =>
        [.. Enumerable.Range(0, spec.Trials.Count).Select(number => new TrialPlan("base", spec.Trials.Seed + (ulong)number))];

    /// <summary>The folder's name under trials/, and the trial's name everywhere: base-s1.</summary>
    public string Name => $"{Variant}-s{Seed}";
}
