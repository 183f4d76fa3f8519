using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// In training, sets numbers to zero with a probability and scales up the rest by 1 / (1 - rate), so that the mean
/// stays; changes nothing afterwards.
/// </summary>
public abstract record RandomDrop : LayerSpec
{
    /// <summary>The probability of becoming zero, from 0 to below 1; 0 changes nothing.</summary>
    public required double Rate { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [Setting.Of("rate", Rate)];

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override bool IsNonNegative(bool input) => input;
}

/// <summary>Drops each number by itself.</summary>
/// <remarks>
/// Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", JMLR 2014.
/// </remarks>
public sealed record Dropout : RandomDrop
{
    /// <inheritdoc/>
    public override string Kind => "dropout";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.Dropout(Rate);
}

/// <summary>Drops whole channels of [channels, height, width], example by example.</summary>
/// <remarks>Tompson et al., "Efficient object localization using convolutional networks", CVPR 2015.</remarks>
public sealed record SpatialDropout2d : RandomDrop
{
    /// <inheritdoc/>
    public override string Kind => "spatial_dropout2d";

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source) => input.IsImage
        ? null
        : $"spatial dropout drops channels of an image, but gets a vector of {input} from {source}. Use dropout.";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.Dropout2d(Rate);
}
