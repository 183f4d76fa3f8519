using Experiments.Optimization;

namespace Experiments.Training;

/// <summary>What one epoch gave; a row of epochs.csv.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainingLoss">Mean loss over the training examples as they were trained on, dropout and all.</param>
/// <param name="TrainingAccuracy">Share of training examples predicted rightly as they were trained on, 0 to 1.</param>
/// <param name="ValidationLoss">
/// Mean loss over the validation examples after the epoch; null without validation.
/// </param>
/// <param name="ValidationAccuracy">Share of validation examples predicted rightly; null without validation.</param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
/// <param name="Duration">
/// Wall-clock time of training and validation; the one column that differs between equal runs.
/// </param>
public sealed record EpochRecord(
    int Epoch,
    double TrainingLoss,
    double TrainingAccuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    double LearningRate,
    TimeSpan Duration)
{
    /// <summary>One column of some epochs.</summary>
    /// <param name="epochs">The epochs.</param>
    /// <param name="monitor">Which column; one of validation needs a validation split.</param>
    public static IReadOnlyList<double> Values(IReadOnlyList<EpochRecord> epochs, EpochMetric monitor) =>
        [.. epochs.Select(epoch => monitor switch
        {
            _ when monitor == EpochMetric.TrainingLoss => epoch.TrainingLoss,
            _ when monitor == EpochMetric.TrainingAccuracy => epoch.TrainingAccuracy,
            _ when monitor == EpochMetric.ValidationLoss => epoch.ValidationLoss!.Value,
            _ => epoch.ValidationAccuracy!.Value,
        })];
}
