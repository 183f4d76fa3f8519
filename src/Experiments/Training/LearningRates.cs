using Experiments.Spec;
using static TorchSharp.torch;

namespace Experiments.Training;

/// <summary>
/// The learning rate of every step. It follows from the spec and the epochs before, so there is nothing to save.
/// </summary>
/// <param name="settings">How to train.</param>
/// <param name="steps">How many steps there are.</param>
internal sealed class LearningRates(TrainingSpec settings, TrainingSteps steps)
{
    /// <summary>The rate of a step.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="step">The step in the epoch, from 0.</param>
    /// <param name="before">The epochs before this one.</param>
    public double At(int epoch, int step, IReadOnlyList<EpochRecord> before)
    {
        var peak = settings.Optimizer.LearningRate;
        return settings.Schedule is not { } schedule
            ? peak
            : schedule.Rate(
                peak,
                new(epoch, step, steps.In(epoch), steps.EpochCount),
                schedule.Watched is { } monitor ? EpochRecord.Values(before, monitor) : []);
    }

    /// <summary>Lets an optimizer take its next step with this rate, whatever the weights.</summary>
    public static void Set(optim.Optimizer optimizer, double rate)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }
    }
}
