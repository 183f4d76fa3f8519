namespace Experiments.Execution;

/// <summary>How long a trial would take, from a few steps.</summary>
/// <param name="Step">A training step.</param>
/// <param name="TrainingRate">Images trained on a second.</param>
/// <param name="EvaluationRate">Images evaluated a second.</param>
/// <param name="Epoch">An epoch, validation included.</param>
/// <param name="Trial">All epochs and the test.</param>
public sealed record TrialEstimate(
    TimeSpan Step, double TrainingRate, double EvaluationRate, TimeSpan Epoch, TimeSpan Trial);
