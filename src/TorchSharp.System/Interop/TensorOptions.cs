using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What a factory needs to know beside the size; the layout of <c>options</c> in exports.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct TensorOptions
{
    private readonly int _dtype;
    private readonly int _deviceType;
    private readonly int _deviceIndex;
    private readonly int _requiresGrad;

    internal TensorOptions(ScalarType? dtype, Device? device, bool requiresGrad = false, string[]? names = null)
    {
        NoNames(names);
        _dtype = dtype.Code();
        _deviceType = device is null ? -1 : (int)device.type;
        _deviceIndex = device?.index ?? -1;
        _requiresGrad = requiresGrad ? 1 : 0;
    }
}
