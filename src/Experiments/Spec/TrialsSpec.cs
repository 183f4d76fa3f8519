namespace Experiments.Spec;

/// <summary>How often an experiment is repeated: the trials section of an experiment file.</summary>
public sealed record TrialsSpec
{
    /// <summary>Trials, 1 or more; they use the seeds Seed, Seed + 1, ... Default 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The first trial's seed, 0 or more. Default 1.</summary>
    public ulong Seed { get; init; } = 1;
}
