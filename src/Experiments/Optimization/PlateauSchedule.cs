using Experiments.Layers;
using static System.FormattableString;

namespace Experiments.Optimization;

/// <summary>
/// The rate falls where a value stops getting better; Keras's ReduceLROnPlateau, whose way of counting this is.
/// </summary>
public sealed record PlateauSchedule : ScheduleSpec
{
    /// <inheritdoc/>
    public override string Kind => "plateau";

    /// <summary>What is looked at after every epoch. Default validation_loss.</summary>
    public EpochMetric Monitor { get; init; } = EpochMetric.ValidationLoss;

    /// <inheritdoc/>
    public override EpochMetric Watched => Monitor;

    /// <summary>What the rate is multiplied by, between 0 and 1. Default 0.1.</summary>
    public double Factor { get; init; } = 0.1;

    /// <summary>Epochs in a row without a better value after which the rate falls, 1 or more. Default 10.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>By how much a value must be better than the best one to count, 0 or more. Default 0.0001.</summary>
    public double MinDelta { get; init; } = 1e-4;

    /// <summary>The rate that it never falls below, 0 or more. Default 0.</summary>
    public double MinLearningRate { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> OwnSettings =>
    [
        new("monitor", Monitor.Name),
        Setting.Of("factor", Factor),
        Setting.Of("patience", Patience),
        Setting.Of("min_delta", MinDelta),
        Setting.Of("min_learning_rate", MinLearningRate),
    ];

    /// <inheritdoc/>
    protected override double AfterWarmup(double peak, Moment at, IReadOnlyList<double> values)
    {
        var (rate, waited) = (peak, 0);
        double? best = null;
        foreach (var value in values)
        {
            if (Monitor.IsBetter(value, best, MinDelta))
            {
                (best, waited) = (value, 0);
            }
            else if (++waited >= Patience)
            {
                (rate, waited) = (Math.Max(rate * Factor, Math.Min(MinLearningRate, peak)), 0);
            }
        }
        return rate;
    }

    /// <inheritdoc/>
    protected override string? MisfitAfterWarmup(int epochs) => Patience + 1 < epochs
        ? null
        : Invariant($"the rate cannot fall before epoch {Patience + 2}, and there are {Counted(epochs)}. ")
            + "Choose a smaller patience.";
}
