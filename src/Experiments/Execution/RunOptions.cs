using Experiments.Data;

namespace Experiments.Execution;

/// <summary>What a user decides about a run besides the experiment itself.</summary>
public sealed record RunOptions
{
    /// <summary>
    /// The folder that holds all results; made where it is missing. Default: results in the current folder.
    /// </summary>
    public string Output { get; init; } = "results";

    /// <summary>Where datasets are looked for and whether they may be downloaded.</summary>
    public required DataLocation Data { get; init; }

    /// <summary>
    /// Processor threads of each trial, 1 or more. Part of what decides a trial's bits, so it is recorded. Null: what
    /// the run's record says where it has trials; else 1 for several trials, which then run side by side, and one a
    /// core for a single trial.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Trials side by side, 1 or more, each in a process of its own; null for as many as the cores, with that many
    /// threads each, and the memory allow, and one on a graphics card.
    /// </summary>
    public int? Jobs { get; init; }

    /// <summary>
    /// Where to train: cpu, cuda, cuda:1 or auto, which takes the first CUDA device that there is, else the processor.
    /// </summary>
    public string Device { get; init; } = DeviceChoice.Auto;

    /// <summary>Whether no further trial begins after one that failed or diverged. Default: no.</summary>
    public bool StopOnFailure { get; init; }

    /// <summary>
    /// Whether a trial that was stopped halfway may go on with other threads, on another device or with other versions
    /// than it began with; its bits are then not those of an undisturbed one, which is recorded with it. Default: no.
    /// </summary>
    public bool AllowInexact { get; init; }

    /// <summary>
    /// Whether trials that diverged run again, from their beginning; failed ones do in any case. Default: no.
    /// </summary>
    public bool RetryDiverged { get; init; }

    /// <summary>
    /// How worker processes are started; null for none: all trials run in this process, one after the other.
    /// </summary>
    public WorkerStart? Worker { get; init; }

    /// <summary>
    /// The command line as typed, recorded in run.json so that the run can be repeated. Default: empty.
    /// </summary>
    public string Command { get; init; } = "";

    /// <summary>
    /// What of the command line was put into the experiment's file and decides trials' numbers, as training.epochs=2;
    /// recorded in run.json, so that a report can tell that the file's own terms were not kept. Default: nothing.
    /// </summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];
}
