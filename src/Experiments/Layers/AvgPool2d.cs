using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>The mean of the numbers in the window, padding left out of the count, as TensorFlow does.</summary>
public sealed record AvgPool2d : Pooling
{
    /// <inheritdoc/>
    public override string Kind => "avg_pool2d";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input)
    {
        var margins = MarginsAround(input);
        return margins.AreSymmetric
            ? nn.AvgPool2d(
                (PoolSize.Height, PoolSize.Width),
                (Strides.Height, Strides.Width),
                (margins.Top, margins.Left),
                count_include_pad: false)
            : new PaddedMean(PoolSize, Strides, margins, input, OutputShape(input));
    }

    // Padding that differs between opposite sides: sums over the window, divided by the pixels that each saw.
    private sealed class PaddedMean : nn.Module<Tensor, Tensor>
    {
        private readonly Extent _size;
        private readonly Extent _strides;
        private readonly Margins _margins;
        private readonly float[] _counts;
        private readonly Shape _output;

        public PaddedMean(Extent size, Extent strides, Margins margins, Shape input, Shape output)
            : base(nameof(PaddedMean))
        {
            (_size, _strides, _margins, _output) = (size, strides, margins, output);
            var rows = Seen(output.Height, size.Height, strides.Height, margins.Top, input.Height);
            var columns = Seen(output.Width, size.Width, strides.Width, margins.Left, input.Width);
            _counts = [.. rows.SelectMany(height => columns.Select(width => (float)(height * width)))];
        }

        public override Tensor forward(Tensor input)
        {
            using var counts = torch.tensor(_counts, [1, 1, _output.Height, _output.Width], input.dtype, input.device);
            using var padded = nn.functional.pad(input, _margins.ForTorch);
            using var sums = nn.functional.avg_pool2d(
                padded, (_size.Height, _size.Width), (_strides.Height, _strides.Width), divisor_override: 1);
            return sums.div(counts);
        }

        // How many pixels of the input each position of the window covers along one axis.
        private static int[] Seen(int positions, int size, int stride, int before, int side) =>
        [
            .. Enumerable.Range(0, positions).Select(position => position * stride).Select(start =>
                Math.Min(start + size, before + side) - Math.Max(start, before)),
        ];
    }
}
