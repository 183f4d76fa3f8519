namespace Experiments.Training;

/// <summary>How good a model is on a set of examples.</summary>
/// <param name="Loss">Mean loss over the examples.</param>
/// <param name="Predictions">One an example, in their order.</param>
public sealed record Evaluation(double Loss, IReadOnlyList<Prediction> Predictions)
{
    /// <summary>Share of examples predicted rightly, 0 to 1.</summary>
    public double Accuracy =>
        (double)Predictions.Count(prediction => prediction.Predicted == prediction.Label) / Predictions.Count;
}
