using Experiments.Metrics;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Cli.Outputs;

/// <summary>The metrics by which a run is compared with its source; each null where there is none.</summary>
/// <param name="TestAccuracy">On the test split, 0 to 1.</param>
/// <param name="TestLoss">On the test split.</param>
/// <param name="ValidationAccuracy">After the last epoch, 0 to 1.</param>
/// <param name="ValidationLoss">After the last epoch.</param>
internal sealed record ComparedMetrics(
    double? TestAccuracy, double? TestLoss, double? ValidationAccuracy, double? ValidationLoss)
{
    /// <summary>Whether there is any.</summary>
    public bool IsStated => (TestAccuracy ?? TestLoss ?? ValidationAccuracy ?? ValidationLoss) is not null;

    /// <summary>What a trial gave; nothing where it did not complete.</summary>
    public static ComparedMetrics Of(TrialOutcome outcome) => outcome is
    {
        Status: TrialStatus.Completed, Epochs: [.., var last],
    }
        ? new(outcome.TestAccuracy, outcome.TestLoss, last.ValidationAccuracy, last.ValidationLoss)
        : new(null, null, null, null);

    /// <summary>What the source claims, its validation figures those after as many epochs as were trained.</summary>
    public static ComparedMetrics Of(Published? published, int epochs) => new(
        published?.TestAccuracy,
        published?.TestLoss,
        After(published?.ValidationAccuracy, epochs),
        After(published?.ValidationLoss, epochs));

    /// <summary>One number for each metric from all the trials that have it; null where none has.</summary>
    public static ComparedMetrics Across(IReadOnlyList<ComparedMetrics> trials, Func<Estimate, double?> number)
    {
        return new(
            Of(trial => trial.TestAccuracy),
            Of(trial => trial.TestLoss),
            Of(trial => trial.ValidationAccuracy),
            Of(trial => trial.ValidationLoss));

        double? Of(Func<ComparedMetrics, double?> metric) =>
            Estimate.Of(trials.Select(metric).OfType<double>()) is { } estimate ? number(estimate) : null;
    }

    /// <summary>How far these lie above others.</summary>
    public ComparedMetrics Minus(ComparedMetrics other) => new(
        TestAccuracy - other.TestAccuracy,
        TestLoss - other.TestLoss,
        ValidationAccuracy - other.ValidationAccuracy,
        ValidationLoss - other.ValidationLoss);

    private static double? After(IReadOnlyList<double>? curve, int epochs) =>
        curve is not null && curve.Count >= epochs ? curve[epochs - 1] : null;
}
