using Experiments.Execution;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;

namespace Experiments;

/// <summary>
/// What a run tells while it goes on. The library reports these through <see cref="IProgress{T}"/> and prints nothing.
/// </summary>
public abstract record RunEvent;

/// <summary>A dataset file is on its way.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Received">Bytes so far.</param>
/// <param name="Total">Bytes in all; null where the server does not say.</param>
public sealed record Downloading(string File, long Received, long? Total) : RunEvent;

/// <summary>Something the user should know that stops nothing.</summary>
/// <param name="Text">One sentence.</param>
public sealed record Notice(string Text) : RunEvent;

/// <summary>A run begins that is not its experiment's latest one: the experiment says something else now.</summary>
/// <param name="Latest">The run that was the latest one.</param>
/// <param name="Differences">What changed since.</param>
public sealed record SpecChanged(RunFolder Latest, IReadOnlyList<SpecDifference> Differences) : RunEvent;

/// <summary>Everything is checked and trials are about to start.</summary>
/// <param name="Folder">Where results go.</param>
/// <param name="Planned">All trials of the run.</param>
/// <param name="Finished">Those of them that a former run finished.</param>
public sealed record RunStarted(
    RunFolder Folder, IReadOnlyList<TrialPlan> Planned, IReadOnlyList<TrialOutcome> Finished)
    : RunEvent
{
    /// <summary>Trials side by side. Default 1.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Processor threads of each. Default 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Where they train. Default: the processor.</summary>
    public string Device { get; init; } = DeviceChoice.Cpu;
}

/// <summary>A trial begins.</summary>
public sealed record TrialStarted(TrialPlan Plan, int EpochCount, int TrainingCount) : RunEvent;

/// <summary>A training step is done; reported a few times a second at most.</summary>
/// <param name="Plan">The trial.</param>
/// <param name="Epoch">From 1.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="StepCount">Steps of an epoch.</param>
/// <param name="Loss">Mean training loss of the epoch so far.</param>
/// <param name="Accuracy">Training accuracy of the epoch so far.</param>
/// <param name="ImagesPerSecond">Training throughput of the epoch so far.</param>
/// <param name="Remaining">Estimated time until the trial ends.</param>
public sealed record StepDone(
    TrialPlan Plan,
    int Epoch,
    int Step,
    int StepCount,
    double Loss,
    double Accuracy,
    double ImagesPerSecond,
    TimeSpan Remaining)
    : RunEvent;

/// <summary>An epoch is done and its row is on disk.</summary>
public sealed record EpochDone(TrialPlan Plan, int EpochCount, EpochRecord Record) : RunEvent;

/// <summary>A trial goes on from a checkpoint; told after <see cref="TrialStarted"/>.</summary>
/// <param name="Plan">The trial.</param>
/// <param name="Epoch">The epoch at hand, from 1; one more than there are where all are done.</param>
/// <param name="StepsDone">Steps that were done in it.</param>
public sealed record TrialResumed(TrialPlan Plan, int Epoch, int StepsDone) : RunEvent;

/// <summary>A trial was cancelled, and a checkpoint of where it stopped is on disk.</summary>
/// <param name="Plan">The trial.</param>
/// <param name="Epoch">The epoch at hand, from 1; one more than there are where all are done.</param>
/// <param name="StepsDone">Steps that are done in it.</param>
public sealed record TrialSaved(TrialPlan Plan, int Epoch, int StepsDone) : RunEvent;

/// <summary>A trial was run once more and compared with what is stored of it.</summary>
public sealed record TrialVerified(TrialVerification Verification) : RunEvent;

/// <summary>
/// The process of a trial died, or its memory was short; it is tried once more, alone, when the others have ended.
/// </summary>
/// <param name="Plan">The trial.</param>
/// <param name="Reason">What happened, in words.</param>
public sealed record TrialToRepeat(TrialPlan Plan, string Reason) : RunEvent;

/// <summary>A trial has ended and its outcome is on disk.</summary>
public sealed record TrialEnded(TrialOutcome Outcome, TrialFolder Folder) : RunEvent;
