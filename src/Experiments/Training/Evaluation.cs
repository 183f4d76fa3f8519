namespace Experiments.Training;

/// <summary>How good a model is on a set of examples.</summary>
/// <param name="Loss">Mean loss over the examples.</param>
/// <param name="Predictions">One an example, in their order.</param>
/// <param name="Logits">[examples, classes], row by row: what stood before any softmax.</param>
public sealed record Evaluation(double Loss, IReadOnlyList<Prediction> Predictions, IReadOnlyList<float> Logits)
{
    /// <summary>Share of examples predicted rightly, 0 to 1.</summary>
    public double Accuracy =>
        (double)Predictions.Count(prediction => prediction.Predicted == prediction.Label) / Predictions.Count;
}
