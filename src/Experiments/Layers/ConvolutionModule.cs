using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// A convolution that also takes padding that differs between opposite sides, which torch's own module does not. Its
/// weight is [filters, channels of a group, height, width].
/// </summary>
internal sealed class ConvolutionModule(
    long[] weightShape, long[] strides, long[] dilation, Margins margins, long groups, bool bias)
    : HeavyModule(nameof(ConvolutionModule), weightShape, bias)
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
}
