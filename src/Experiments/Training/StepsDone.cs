namespace Experiments.Training;

/// <summary>How far training is; told a few times a second.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="StepCount">Steps of an epoch.</param>
/// <param name="Loss">Mean training loss of the epoch so far.</param>
/// <param name="Accuracy">Training accuracy of the epoch so far, 0 to 1.</param>
/// <param name="ImagesPerSecond">Training throughput of the epoch so far.</param>
/// <param name="Remaining">Estimated time until training ends.</param>
public sealed record StepsDone(
    int Epoch, int Step, int StepCount, double Loss, double Accuracy, double ImagesPerSecond, TimeSpan Remaining);
