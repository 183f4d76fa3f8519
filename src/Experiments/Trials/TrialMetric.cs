using Experiments.Training;

namespace Experiments.Trials;

/// <summary>A number by which trials are judged.</summary>
/// <param name="Name">Its name in tables: test_accuracy.</param>
/// <param name="Of">What an outcome has of it; null for none.</param>
public sealed record TrialMetric(string Name, Func<TrialOutcome, double?> Of)
{
    /// <summary>
    /// All of them, in the order of the tables; those of validation are of the last epoch. Only a completed trial has
    /// any.
    /// </summary>
    public static IReadOnlyList<TrialMetric> All { get; } =
    [
        new("test_accuracy", outcome => outcome.TestAccuracy),
        new("test_loss", outcome => outcome.TestLoss),
        new("validation_accuracy", outcome => Last(outcome)?.ValidationAccuracy),
        new("validation_loss", outcome => Last(outcome)?.ValidationLoss),
    ];

    private static EpochRecord? Last(TrialOutcome outcome) =>
        outcome is { Status: TrialStatus.Completed, Epochs: [.., var last] } ? last : null;
}
