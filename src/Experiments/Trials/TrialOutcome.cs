using Experiments.Training;

namespace Experiments.Trials;

/// <summary>How a trial ended.</summary>
public enum TrialStatus
{
    /// <summary>Trained and tested.</summary>
    Completed,

    /// <summary>The loss became infinite or not a number.</summary>
    Diverged,

    /// <summary>Something else stopped it; the reason says what.</summary>
    Failed,
}

/// <summary>The facts of an ended trial.</summary>
/// <param name="Plan">What was to be done.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Reason">Why it did not complete; null where it did.</param>
/// <param name="Epochs">One record an epoch that was finished.</param>
/// <param name="TestLoss">Mean loss over the test split; null unless completed.</param>
/// <param name="TestAccuracy">Share of test examples predicted rightly; null unless completed.</param>
/// <param name="Duration">Wall-clock time of the whole trial.</param>
public sealed record TrialOutcome(
    TrialPlan Plan,
    TrialStatus Status,
    string? Reason,
    IReadOnlyList<EpochRecord> Epochs,
    double? TestLoss,
    double? TestAccuracy,
    TimeSpan Duration)
{
    /// <summary>Whether the trial was trained on test images, never on their labels. Default: no.</summary>
    public bool UsesTestImages { get; init; }

    /// <summary>
    /// Share of test examples predicted rightly as they are, where the test also looked at changed views of them; null
    /// where it did not.
    /// </summary>
    public double? PlainTestAccuracy { get; init; }

    /// <summary>
    /// The epoch after which early stopping ended the training before its last one; null where it did not.
    /// </summary>
    public int? StoppedAfter { get; init; }

    /// <summary>The epoch whose weights early stopping restored; null where the last ones were kept.</summary>
    public int? RestoredEpoch { get; init; }

    /// <summary>
    /// What changed where the trial was stopped and went on under other conditions, in words; its bits are not those of
    /// an undisturbed one then. Default: nothing.
    /// </summary>
    public IReadOnlyList<string> Inexact { get; init; } = [];
}
