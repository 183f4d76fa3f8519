namespace Experiments.Layers;

/// <summary>
/// Numbers less their mean, divided by sqrt(variance + epsilon), then scaled and shifted by two weights a channel (a
/// unit for vectors), which start at 1 and 0.
/// </summary>
public abstract record Normalization : LayerSpec
{
    /// <summary>Keeps the division finite, above 0. Default by conventions: 0.001 (keras), 1e-5 (pytorch).</summary>
    public required double Epsilon { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [Setting.Of("epsilon", Epsilon)];

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override long ParameterCount(Shape input) => 2L * input.Channels;
}
