using Experiments.Layers;
using static System.FormattableString;

namespace Experiments.Optimization;

/// <summary>The rate times a factor every so many epochs; PyTorch's StepLR.</summary>
public sealed record StepSchedule : ScheduleSpec
{
    /// <inheritdoc/>
    public override string Kind => "step";

    /// <summary>Epochs from one fall of the rate to the next, 1 or more.</summary>
    public required int StepSize { get; init; }

    /// <summary>What the rate is multiplied by, between 0 and 1. Default 0.1.</summary>
    public double Gamma { get; init; } = 0.1;

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> OwnSettings =>
        [Setting.Of("step_size", StepSize), Setting.Of("gamma", Gamma)];

    /// <inheritdoc/>
    protected override double AfterWarmup(double peak, Moment at, IReadOnlyList<double> values) =>
        peak * Math.Pow(Gamma, (at.Epoch - 1) / StepSize);

    /// <inheritdoc/>
    protected override string? MisfitAfterWarmup(int epochs) => StepSize < epochs
        ? null
        : Invariant($"the rate never falls: step_size is {StepSize}, and there are {Counted(epochs)}. ")
            + "Choose a smaller one.";
}

/// <summary>The rate times a factor after each of some epochs; PyTorch's MultiStepLR.</summary>
public sealed record MultiStepSchedule : ScheduleSpec
{
    /// <inheritdoc/>
    public override string Kind => "multi_step";

    /// <summary>The epochs after which the rate falls, ascending.</summary>
    public required IReadOnlyList<int> Milestones { get; init; }

    /// <summary>What the rate is multiplied by, between 0 and 1. Default 0.1.</summary>
    public double Gamma { get; init; } = 0.1;

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> OwnSettings =>
        [new("milestones", Invariant($"[{string.Join(", ", Milestones)}]")), Setting.Of("gamma", Gamma)];

    /// <inheritdoc/>
    protected override double AfterWarmup(double peak, Moment at, IReadOnlyList<double> values) =>
        peak * Math.Pow(Gamma, Milestones.Count(milestone => milestone < at.Epoch));

    /// <inheritdoc/>
    protected override string? MisfitAfterWarmup(int epochs)
    {
        for (var index = 1; index < Milestones.Count; index++)
        {
            if (Milestones[index] <= Milestones[index - 1])
            {
                return Invariant($"milestones: {Milestones[index]} stands after {Milestones[index - 1]}. ")
                    + "Write them in ascending order.";
            }
        }
        return Milestones.Count == 0 ? "has no milestones. Name the epochs after which the rate falls."
            : Milestones[^1] < epochs ? null
            : Invariant($"the rate never falls after epoch {Milestones[^1]}: there are {Counted(epochs)}. ")
                + "Remove that milestone.";
    }
}

/// <summary>The rate times a factor after every epoch; PyTorch's ExponentialLR.</summary>
public sealed record ExponentialSchedule : ScheduleSpec
{
    /// <inheritdoc/>
    public override string Kind => "exponential";

    /// <summary>What the rate is multiplied by, between 0 and 1.</summary>
    public required double Gamma { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> OwnSettings => [Setting.Of("gamma", Gamma)];

    /// <inheritdoc/>
    protected override double AfterWarmup(double peak, Moment at, IReadOnlyList<double> values) =>
        peak * Math.Pow(Gamma, at.Epoch - 1);

    /// <inheritdoc/>
    protected override string? MisfitAfterWarmup(int epochs) =>
        epochs > 1 ? null : $"the rate never falls: there is {Counted(epochs)}. Leave the schedule out, or add epochs.";
}
