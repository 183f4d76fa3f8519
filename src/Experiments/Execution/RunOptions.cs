using Experiments.Data;

namespace Experiments.Execution;

/// <summary>What a user decides about a run besides the experiment itself.</summary>
public sealed record RunOptions
{
    /// <summary>The folder that holds all results; made where it is missing. Default: results in the current folder.</summary>
    public string Output { get; init; } = "results";

    /// <summary>Where datasets are looked for and whether they may be downloaded.</summary>
    public required DataLocation Data { get; init; }

    /// <summary>
    /// Processor threads that torch uses, 1 or more; null for one a core. Part of what decides a trial's bits, so it is recorded.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>The command line as typed, recorded in run.json so that the run can be repeated. Default: empty.</summary>
    public string Command { get; init; } = "";
}
