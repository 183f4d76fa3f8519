namespace Experiments.Spec;

/// <summary>The spec at one point of a sweep.</summary>
/// <param name="Name">
/// Unique in the experiment, the same however large the sweep grows, and safe in file names: dropout-0.2_filters-16.
/// </param>
/// <param name="Values">The swept values, in the order of the experiment's swept keys; empty without a sweep.</param>
/// <param name="Spec">The spec with these values in it.</param>
public sealed record Variant(string Name, IReadOnlyList<(string Key, string Value)> Values, ExperimentSpec Spec)
{
    /// <summary>The name of the only variant of an experiment that sweeps nothing.</summary>
    public const string BaseName = "base";

    /// <summary>The only variant of an experiment that sweeps nothing.</summary>
    public static Variant OfBase(ExperimentSpec spec) => new(BaseName, [], spec);
}
