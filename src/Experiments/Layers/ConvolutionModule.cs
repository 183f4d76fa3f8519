using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// A convolution that also takes padding that differs between opposite sides, which torch's own module does not. Its
/// weight is [filters, channels of a group, height, width].
/// </summary>
internal sealed class ConvolutionModule(
    long[] weightShape, long[] strides, long[] dilation, Margins margins, long groups, bool bias)
    : HeavyModule(nameof(ConvolutionModule), ChannelsLast(weightShape), bias)
{
    private readonly long[] _padding = margins.AreSymmetric ? [margins.Top, margins.Left] : [0, 0];

    protected override Tensor Sums(Tensor input, Tensor weight, Tensor? bias)
    {
        if (margins.AreSymmetric)
        {
            return nn.functional.conv2d(input, weight, bias, strides, _padding, dilation, groups);
        }
        using var padded = nn.functional.pad(input, margins.ForTorch);
        return nn.functional.conv2d(padded, weight, bias, strides, _padding, dilation, groups);
    }

    // The order in memory of a weight decides that of what a convolution gives, and the layers behind it follow: an
    // image's channels lie together, which is how convolutions, poolings and normalizations are fastest. Shapes and
    // numbers are as ever.
    private static Tensor ChannelsLast(long[] shape)
    {
        using var outputsFirst = zeros(shape[0], shape[2], shape[3], shape[1]);
        return outputsFirst.permute(0, 3, 1, 2);
    }
}
