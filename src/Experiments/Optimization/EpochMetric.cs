namespace Experiments.Optimization;

/// <summary>A column of epochs.csv by which training is steered.</summary>
/// <param name="Name">As an experiment file and the table write it.</param>
/// <param name="IsLoss">Whether smaller is better; of an accuracy, larger is.</param>
/// <param name="NeedsValidation">Whether it is there only with a validation split.</param>
public sealed record EpochMetric(string Name, bool IsLoss, bool NeedsValidation)
{
    /// <summary>Mean loss over the validation examples after the epoch.</summary>
    public static EpochMetric ValidationLoss { get; } = new("validation_loss", true, true);

    /// <summary>Share of validation examples predicted rightly after the epoch.</summary>
    public static EpochMetric ValidationAccuracy { get; } = new("validation_accuracy", false, true);

    /// <summary>Mean loss over the training examples as they were trained on.</summary>
    public static EpochMetric TrainingLoss { get; } = new("training_loss", true, false);

    /// <summary>Share of training examples predicted rightly as they were trained on.</summary>
    public static EpochMetric TrainingAccuracy { get; } = new("training_accuracy", false, false);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EpochMetric> All { get; } =
        [ValidationLoss, ValidationAccuracy, TrainingLoss, TrainingAccuracy];

    /// <summary>Whether a value is better than the best so far by more than a margin, as Keras counts it.</summary>
    /// <param name="value">The new value.</param>
    /// <param name="best">The best so far; null where there is none.</param>
    /// <param name="margin">By how much it must be better, 0 or more.</param>
    public bool IsBetter(double value, double? best, double margin) =>
        best is not { } before || (IsLoss ? value + margin < before : value - margin > before);
}
