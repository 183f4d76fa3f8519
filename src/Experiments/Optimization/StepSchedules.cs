using Experiments.Layers;

namespace Experiments.Optimization;

/// <summary>
/// A schedule that ends at a share of the rate it started from; it would reach it one step after the last.
/// </summary>
public abstract record FallingSchedule : ScheduleSpec
{
    /// <summary>The rate's end as a share of the optimizer's, from 0 to below 1. Default 0.</summary>
    public double FinalFactor { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> OwnSettings => [Setting.Of("final_factor", FinalFactor)];

    /// <inheritdoc/>
    protected override double AfterWarmup(double peak, Moment at, IReadOnlyList<double> values) =>
        peak * (FinalFactor + ((1 - FinalFactor) * Left((double)at.StepsBefore / at.AllSteps)));

    /// <inheritdoc/>
    protected override string? MisfitAfterWarmup(int epochs) => null;

    /// <summary>What is left of the way down, 1 to 0.</summary>
    /// <param name="done">The share of the steps that is done, 0 to 1.</param>
    protected abstract double Left(double done);
}

/// <summary>The rate falls along half a cosine, step by step; PyTorch's CosineAnnealingLR over all steps.</summary>
/// <remarks>
/// Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017; without the restarts.
/// </remarks>
public sealed record CosineSchedule : FallingSchedule
{
    /// <inheritdoc/>
    public override string Kind => "cosine";

    /// <inheritdoc/>
    protected override double Left(double done) => (1 + Math.Cos(Math.PI * done)) / 2;
}

/// <summary>The rate falls in a straight line, step by step.</summary>
public sealed record LinearSchedule : FallingSchedule
{
    /// <inheritdoc/>
    public override string Kind => "linear";

    /// <inheritdoc/>
    protected override double Left(double done) => 1 - done;
}

/// <summary>
/// The rate rises to the optimizer's and falls far below where it began, step by step, both along half a cosine;
/// PyTorch's OneCycleLR. The momentum stays as it is.
/// </summary>
/// <remarks>Smith and Topin, "Super-convergence", 2018.</remarks>
public sealed record OneCycleSchedule : ScheduleSpec
{
    /// <inheritdoc/>
    public override string Kind => "one_cycle";

    /// <summary>The share of the steps in which the rate rises, between 0 and 1. Default 0.3.</summary>
    public double PctStart { get; init; } = 0.3;

    /// <summary>The first rate is the optimizer's divided by this, above 1. Default 25.</summary>
    public double DivFactor { get; init; } = 25;

    /// <summary>The last rate is the first one divided by this, above 1. Default 10,000.</summary>
    public double FinalDivFactor { get; init; } = 1e4;

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> OwnSettings =>
    [
        Setting.Of("pct_start", PctStart),
        Setting.Of("div_factor", DivFactor),
        Setting.Of("final_div_factor", FinalDivFactor),
    ];

    /// <inheritdoc/>
    protected override double AfterWarmup(double peak, Moment at, IReadOnlyList<double> values)
    {
        // The numbers of the step with the highest rate and of the last one; the first of them need not be whole.
        var (top, last) = ((PctStart * at.AllSteps) - 1, at.AllSteps - 1.0);
        var first = peak / DivFactor;
        return at.StepsBefore < top
            ? Between(first, peak, at.StepsBefore / top)
            : Between(peak, first / FinalDivFactor, last > top ? (at.StepsBefore - top) / (last - top) : 1);

        static double Between(double from, double to, double done) =>
            to + ((from - to) * (1 + Math.Cos(Math.PI * done)) / 2);
    }

    /// <inheritdoc/>
    protected override string? MisfitAfterWarmup(int epochs) => null;
}
