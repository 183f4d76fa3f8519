namespace Experiments.Metrics;

/// <summary>How a published figure stands to what was measured.</summary>
public enum ReproductionVerdict
{
    /// <summary>One more trial might well give it.</summary>
    Reproduced,

    /// <summary>What was measured lies higher than it.</summary>
    Higher,

    /// <summary>What was measured lies lower than it.</summary>
    Lower,

    /// <summary>The measurement was on other terms, or cannot tell.</summary>
    Untold,
}

/// <summary>A published figure, which is that of a single trial mostly, beside measured ones.</summary>
/// <param name="Published">What the source says.</param>
/// <param name="Measured">What the trials say.</param>
/// <param name="Range">
/// Where a figure lies that one more trial would give, 19 times out of 20; null where that is not known.
/// </param>
public sealed record Reproduction(double Published, Estimate Measured, Interval? Range)
{
    /// <summary>
    /// The verdict: a published figure within the range is reproduced. It says nothing where there is no range.
    /// </summary>
    public ReproductionVerdict Verdict => Range is not { } range ? ReproductionVerdict.Untold
        : Published > range.High ? ReproductionVerdict.Lower
        : Published < range.Low ? ReproductionVerdict.Higher
        : ReproductionVerdict.Reproduced;

    /// <summary>
    /// Holds a published figure against the trials': by the prediction interval of Student's t, which takes them for
    /// normally distributed.
    /// </summary>
    /// <param name="published">What the source says.</param>
    /// <param name="values">One a trial.</param>
    /// <returns>Null where there is no trial; without a range where there is a single one.</returns>
    public static Reproduction? Of(double published, IEnumerable<double> values) =>
        Estimate.Of(values) is { } measured ? new(published, measured, measured.Prediction) : null;

    /// <summary>
    /// Holds a published accuracy against the trials'. Of a single trial, the range is what its test images alone leave
    /// open (<see cref="Proportion.Wilson"/>).
    /// </summary>
    /// <param name="published">What the source says, 0 to 1.</param>
    /// <param name="accuracies">One a trial, 0 to 1.</param>
    /// <param name="imageCount">On how many images each was measured, 1 or more.</param>
    public static Reproduction? OfAccuracy(double published, IEnumerable<double> accuracies, int imageCount) =>
        Of(published, accuracies) is { } reproduction
            ? reproduction.Range is null
                ? reproduction with { Range = Proportion.Of(reproduction.Measured.Mean, imageCount).Wilson() }
                : reproduction
            : null;
}
