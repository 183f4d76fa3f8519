using Experiments.Layers;
using static System.FormattableString;

namespace Experiments.Optimization;

/// <summary>
/// When training ends before its last epoch. Everything follows from the values so far; there is nothing else to keep.
/// </summary>
public sealed record EarlyStopping
{
    /// <summary>What is looked at after every epoch. Default validation_loss.</summary>
    public EpochMetric Monitor { get; init; } = EpochMetric.ValidationLoss;

    /// <summary>Epochs in a row without a better value after which training ends, 1 or more.</summary>
    public required int Patience { get; init; }

    /// <summary>By how much a value must be better than the best one to count, 0 or more. Default 0.</summary>
    public double MinDelta { get; init; }

    /// <summary>
    /// Whether the weights of the best epoch are those that are tested and kept, not the last ones. Default false.
    /// </summary>
    public bool RestoreBest { get; init; }

    /// <summary>Every setting, defaults included, in a fixed order.</summary>
    public IReadOnlyList<Setting> Settings =>
    [
        new("monitor", Monitor.Name),
        Setting.Of("patience", Patience),
        Setting.Of("min_delta", MinDelta),
        Setting.Of("restore_best", RestoreBest),
    ];

    /// <summary>The best epoch so far, from 1: the last one whose value was better than the best before it.</summary>
    /// <param name="values">The monitored value of every epoch so far, at least one.</param>
    public int BestEpoch(IReadOnlyList<double> values)
    {
        var best = 0;
        for (var index = 1; index < values.Count; index++)
        {
            if (Monitor.IsBetter(values[index], values[best], MinDelta))
            {
                best = index;
            }
        }
        return best + 1;
    }

    /// <summary>Whether training ends after the last of these epochs.</summary>
    /// <param name="values">The monitored value of every epoch so far, at least one.</param>
    public bool StopsAfter(IReadOnlyList<double> values) => values.Count - BestEpoch(values) >= Patience;

    /// <summary>Why it changes nothing, as a sentence that says what to do; null where it does.</summary>
    /// <param name="epochs">Epochs of the training.</param>
    public string? Misfit(int epochs)
    {
        if (epochs == 1)
        {
            return "has no effect on a training of one epoch. Leave it out.";
        }

        // The first epoch is always the best so far, and to stop after the last one stops nothing.
        return Patience + 1 >= epochs && !RestoreBest
            ? Invariant($"cannot stop before epoch {Patience + 1}, and training ends after {epochs}. ")
                + "Choose a smaller patience, or restore_best: true."
            : null;
    }
}
