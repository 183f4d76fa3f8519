namespace Experiments.Spec;

/// <summary>What an experiment file says, checked: a spec at every point of its sweep.</summary>
public sealed record Experiment
{
    /// <summary>
    /// The spec beside the sweep. Its name, title, published figures and trials are those of every variant.
    /// </summary>
    public required ExperimentSpec Base { get; init; }

    /// <summary>The variants in the order in which they run; a single one named base where nothing is swept.</summary>
    public required IReadOnlyList<Variant> Variants { get; init; }

    /// <summary>What is swept, in the order of the file; empty where nothing is.</summary>
    public IReadOnlyList<string> SweptKeys { get; init; } = [];

    /// <summary>Whether the file sweeps anything; a sweep may well have a single variant.</summary>
    public bool IsSweep => SweptKeys.Count > 0;

    /// <summary>Whether any variant is trained on test images.</summary>
    public bool UsesTestImages => Variants.Any(variant => variant.Spec.UsesTestImages);

    /// <summary>
    /// The experiment as a file of its own, parents merged and overrides in it; reading it gives the equal experiment.
    /// Without a sweep every default is written out; with one, what depends on it stands as it was written.
    /// </summary>
    public required string Yaml { get; init; }

    /// <summary>An experiment that sweeps nothing.</summary>
    public static Experiment Of(ExperimentSpec spec) =>
        new() { Base = spec, Variants = [Variant.OfBase(spec)], Yaml = SpecWriter.ToYaml(spec) };
}
