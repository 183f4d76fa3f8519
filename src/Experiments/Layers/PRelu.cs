using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// x where it is positive, a learnt multiple of it where it is negative: one slope a channel, or a unit.
/// </summary>
/// <remarks>
/// He et al., "Delving deep into rectifiers", 2015. Keras learns a slope for every pixel unless told to share.
/// </remarks>
public sealed record PRelu : Rectifier
{
    /// <summary>What every slope starts at. Default by conventions: 0 (keras), 0.25 (pytorch, and the paper).</summary>
    public required double InitialSlope { get; init; }

    /// <inheritdoc/>
    public override string Kind => "prelu";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [Setting.Of("initial_slope", InitialSlope)];

    /// <inheritdoc/>
    public override bool BlocksGradientAtZero => InitialSlope == 0;

    /// <inheritdoc/>
    public override long ParameterCount(Shape input) => input.Channels;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.PReLU(input.Channels, InitialSlope);
}
