using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Converts the floating point parameters, their gradients and the buffers in place.</summary>
            internal void Convert(ScalarType? dtype, Device? device)
            {
                var options = new TensorOptions(dtype, device);
                foreach (var tensor in parameters().Concat(buffers()))
                {
                    nn_convert_(tensor, options);
                }
            }

            [LibraryImport(Native.Library)]
            private static partial Status nn_convert_(Tensor tensor, TensorOptions options);
        }
    }
}

/// <summary>Moves modules between devices and element types; the parameters stay the objects they were.</summary>
public static class ModuleExtensionMethods
{
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false)
        where T : nn.Module => module.Converted(type, null);

    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false)
        where T : nn.Module => module.Converted(type, device);

    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module => module.Converted(null, new Device(deviceType, deviceIndex));

    public static T to<T>(this T module, Device device, bool non_blocking = false)
        where T : nn.Module => module.Converted(null, device);

    public static T to<T>(this T module, string device, bool non_blocking = false)
        where T : nn.Module => module.Converted(null, new Device(device));

    public static T to<T>(this T module, Tensor other, bool non_blocking = false)
        where T : nn.Module => module.Converted(other.dtype, other.device);

    public static T cpu<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.Converted(null, CPU);

    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module => module.Converted(null, new Device(DeviceType.CUDA, deviceIndex));

    public static T half<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.Converted(ScalarType.Float16, null);

    public static T bfloat16<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.Converted(ScalarType.BFloat16, null);

    public static T @float<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.Converted(ScalarType.Float32, null);

    public static T @double<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.Converted(ScalarType.Float64, null);

    private static T Converted<T>(this T module, ScalarType? dtype, Device? device)
        where T : nn.Module
    {
        module.Convert(dtype, device);
        return module;
    }
}
