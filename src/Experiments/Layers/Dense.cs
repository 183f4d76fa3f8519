using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>Every unit takes a weighted sum of all inputs, plus a bias where wanted.</summary>
public sealed record Dense : WeightedLayer
{
    /// <summary>Outputs, 1 or more.</summary>
    public required int Units { get; init; }

    /// <inheritdoc/>
    public override string Kind => "dense";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [Setting.Of("units", Units), .. WeightSettings];

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source) => input.IsImage
        ? $"a dense layer takes a vector, but gets a {input} image from {source}. Put flatten before it."
        : null;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => new(Units);

    /// <inheritdoc/>
    public override long ParameterCount(Shape input) => Units * (input.Size + (Bias ? 1 : 0));

    /// <inheritdoc/>
    public override long MultiplyAdds(Shape input) => Units * input.Size;

    /// <inheritdoc/>
    public override ReceptiveField Widen(ReceptiveField input) => ReceptiveField.Whole;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => new DenseModule(this, input.Size);
}
