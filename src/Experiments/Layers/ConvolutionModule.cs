using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// A convolution that also takes padding that differs between opposite sides, which torch's own module does not. Its
/// weight, [filters, channels of a group, height, width], and bias have the names that torch gives them.
/// </summary>
internal sealed class ConvolutionModule : nn.Module<Tensor, Tensor>
{
    private readonly long[] _strides;
    private readonly long[] _dilation;
    private readonly long[] _padding;
    private readonly (long, long, long, long)? _margins;
    private readonly long _groups;

    public ConvolutionModule(
        long[] weightShape, long[] strides, long[] dilation, Margins margins, long groups, bool bias)
        : base(nameof(ConvolutionModule))
    {
        (_strides, _dilation, _groups) = (strides, dilation, groups);
        _padding = margins.AreSymmetric ? [margins.Top, margins.Left] : [0, 0];
        _margins = margins.AreSymmetric ? null : margins.ForTorch;
        register_parameter("weight", nn.Parameter(torch.zeros(weightShape)));
        if (bias)
        {
            register_parameter("bias", nn.Parameter(torch.zeros(weightShape[0])));
        }
    }

    public override Tensor forward(Tensor input)
    {
        // Looked up each time, since moving a module to another device may put others in their place.
        var (weight, bias) = (get_parameter("weight")!, get_parameter("bias"));
        if (_margins is not { } margins)
        {
            return nn.functional.conv2d(input, weight, bias, _strides, _padding, _dilation, _groups);
        }
        using var padded = nn.functional.pad(input, margins);
        return nn.functional.conv2d(padded, weight, bias, _strides, _padding, _dilation, _groups);
    }
}
