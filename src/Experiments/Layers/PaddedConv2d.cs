using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// A convolution whose padding differs between opposite sides, which torch's own does not take. Its weights have the
/// names of an ordinary convolution's, so files of weights do not tell the two apart.
/// </summary>
internal sealed class PaddedConv2d : nn.Module<Tensor, Tensor>
{
    private readonly (long, long, long, long) _margins;
    private readonly long[] _strides;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;

    public PaddedConv2d(Conv2d layer, int channels, Margins margins)
        : base(nameof(PaddedConv2d))
    {
        _margins = (margins.Left, margins.Right, margins.Top, margins.Bottom);
        _strides = [layer.Strides.Height, layer.Strides.Width];
        _weight = nn.Parameter(torch.zeros(layer.Filters, channels, layer.KernelSize.Height, layer.KernelSize.Width));
        register_parameter("weight", _weight);
        if (layer.Bias)
        {
            _bias = nn.Parameter(torch.zeros(layer.Filters));
            register_parameter("bias", _bias);
        }
    }

    public override Tensor forward(Tensor input) =>
        nn.functional.conv2d(nn.functional.pad(input, _margins), _weight, _bias, _strides);
}
