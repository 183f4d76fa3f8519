using Experiments.Metrics;

namespace Experiments.Training;

/// <summary>
/// How far a training is: all of a checkpoint but its tensors. Schedules, early stopping and every random stream follow
/// from it and the spec, so there is no other state to keep.
/// </summary>
/// <param name="Epoch">The epoch at hand, from 1; the number of epochs plus 1 after the last.</param>
/// <param name="StepsDone">Steps done in it; all of them where only its validation is missing.</param>
/// <param name="Sums">Of these steps.</param>
/// <param name="EpochDuration">Time spent in this epoch so far.</param>
/// <param name="Epochs">The epochs before.</param>
public sealed record TrainingPoint(
    int Epoch, int StepsDone, RunningSums Sums, TimeSpan EpochDuration, IReadOnlyList<EpochRecord> Epochs)
{
    /// <summary>Where nothing is done yet.</summary>
    public static TrainingPoint Beginning { get; } = After([]);

    /// <summary>Whether nothing is done yet.</summary>
    public bool IsBeginning => Epoch == 1 && StepsDone == 0;

    /// <summary>After some epochs, and before the next one's first step.</summary>
    public static TrainingPoint After(IReadOnlyList<EpochRecord> epochs) =>
        new(epochs.Count + 1, 0, RunningSums.None, TimeSpan.Zero, epochs);

    /// <summary>Whether another point is at the same step.</summary>
    public bool IsAt(TrainingPoint other) => (Epoch, StepsDone) == (other.Epoch, other.StepsDone);
}
