using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>The largest number in the window.</summary>
public sealed record MaxPool2d : Pooling
{
    /// <inheritdoc/>
    public override string Kind => "max_pool2d";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input)
    {
        var margins = MarginsAround(input);
        return margins.AreSymmetric
            ? nn.MaxPool2d(
                (PoolSize.Height, PoolSize.Width),
                (Strides.Height, Strides.Width),
                (margins.Top, margins.Left))
            : new PaddedMaximum(PoolSize, Strides, margins);
    }

    // Padding that differs between opposite sides; minus infinity is never the largest.
    private sealed class PaddedMaximum(Extent size, Extent strides, Margins margins)
        : nn.Module<Tensor, Tensor>(nameof(PaddedMaximum))
    {
        public override Tensor forward(Tensor input)
        {
            using var padded = nn.functional.pad(
                input, margins.ForTorch, PaddingModes.Constant, double.NegativeInfinity);
            return nn.functional.max_pool2d(
                padded, (size.Height, size.Width), (strides.Height, strides.Width));
        }
    }
}
