namespace Experiments.Training;

/// <summary>How a training ended.</summary>
/// <param name="Divergence">Where it broke down; null where it did not.</param>
/// <param name="StoppedAfter">The epoch after which it was stopped before its last one; null where it was not.</param>
/// <param name="RestoredEpoch">The epoch whose weights the model has; null for the last one.</param>
public sealed record TrainingEnd(Divergence? Divergence, int? StoppedAfter = null, int? RestoredEpoch = null)
{
    /// <summary>
    /// Where it was cancelled, with a checkpoint there unless it is the beginning; null where it was not. It has no
    /// result then.
    /// </summary>
    public TrainingPoint? CancelledAt { get; init; }
}
