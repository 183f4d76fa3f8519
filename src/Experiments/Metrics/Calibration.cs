namespace Experiments.Metrics;

/// <summary>
/// Whether a model is right as often as it thinks: predictions in bins of equal width by the probability that it gives
/// its own answer (Guo et al., "On calibration of modern neural networks", 2017).
/// </summary>
/// <param name="Bins">The bins that have predictions, by rising probability.</param>
public sealed record Calibration(IReadOnlyList<CalibrationBin> Bins)
{
    /// <summary>Bins from 0 to 1, as in the paper.</summary>
    public const int BinCount = 15;

    /// <summary>
    /// The expected calibration error: how far accuracy and confidence of a bin lie apart, in the mean over all
    /// predictions.
    /// </summary>
    public double Error =>
        Bins.Sum(bin => bin.Count * Math.Abs(bin.Accuracy - bin.Confidence)) / Bins.Sum(bin => bin.Count);

    /// <summary>Sorts predictions into bins.</summary>
    /// <param name="predictions">The probability of each answer, 0 to 1, and whether it is right; at least one.</param>
    public static Calibration Of(IEnumerable<(double Probability, bool IsRight)> predictions) => new(
    [
        .. predictions
            .GroupBy(
                prediction => Math.Clamp((int)Math.Ceiling(prediction.Probability * BinCount) - 1, 0, BinCount - 1))
            .OrderBy(bin => bin.Key)
            .Select(bin => new CalibrationBin(
                bin.Average(prediction => prediction.Probability),
                bin.Average(prediction => prediction.IsRight ? 1.0 : 0.0),
                bin.Count())),
    ]);
}

/// <summary>Predictions of nearly equal probability.</summary>
/// <param name="Confidence">The mean of their probabilities.</param>
/// <param name="Accuracy">The share of them that is right.</param>
/// <param name="Count">How many there are, 1 or more.</param>
public readonly record struct CalibrationBin(double Confidence, double Accuracy, int Count);
