namespace Experiments.Training;

/// <summary>What a model says of one example; a row of predictions.csv.</summary>
/// <param name="Example">The example's number in its split, from 0.</param>
/// <param name="Label">The class it is said to be of.</param>
/// <param name="Predicted">The class that the model finds most probable.</param>
/// <param name="Probability">How probable the model finds that class, 0 to 1.</param>
public readonly record struct Prediction(int Example, int Label, int Predicted, float Probability);
