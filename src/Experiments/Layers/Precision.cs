namespace Experiments.Layers;

/// <summary>In what numbers a model computes. Weights and their updates are float32 either way.</summary>
public enum Precision
{
    /// <summary>Everything in float32.</summary>
    Full,

    /// <summary>
    /// Convolutions and dense layers in bfloat16, and what lies between them; normalizations, other layers with weights
    /// and the loss in float32.
    /// </summary>
    Mixed,
}
