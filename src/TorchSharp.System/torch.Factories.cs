using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    [LibraryImport(Native.Library)]
    private static partial Tensor ts_zeros(ReadOnlySpan<long> size, int n, TensorOptions options);

    [LibraryImport(Native.Library)]
    private static partial Tensor ts_ones(ReadOnlySpan<long> size, int n, TensorOptions options);

    public static Tensor zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        ts_zeros(size, size.Length, new(dtype, device, requires_grad));

    public static Tensor ones(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        ts_ones(size, size.Length, new(dtype, device, requires_grad));
}
