using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Numbers in a row, and tensors made by rule.</summary>
public static partial class torch
{
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ts_arange(start, stop, step, new(dtype, device, requires_grad));

    public static Tensor arange(
        Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ts_arange(start, stop, 1, new(dtype, device, requires_grad));

    public static Tensor arange(
        Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ts_arange(0, stop, 1, new(dtype, device, requires_grad));

    public static Tensor linspace(
        double start, double end, long steps,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ts_linspace(start, end, steps, new(dtype, device, requires_grad));

    public static Tensor logspace(
        double start, double end, long steps, double @base = 10,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ts_logspace(start, end, steps, @base, new(dtype, device, requires_grad));

    public static Tensor eye(
        long rows, long columns = -1,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        ts_eye(rows, columns < 0 ? rows : columns, new(dtype, device, requires_grad, names));

    public static Tensor tril_indices(
        long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        ts_tril_indices(row, col, offset, new(dtype, device));

    public static Tensor empty_strided(
        long[] size, long[] strides,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        ts_empty_strided(size, strides, size.Length, strides.Length, new(dtype, device, requires_grad, names));

    [LibraryImport(Library)]
    private static partial Tensor ts_arange(
        ScalarValue start, ScalarValue stop, ScalarValue step, TensorOptions options);

    [LibraryImport(Library)]
    private static partial Tensor ts_linspace(double start, double end, long steps, TensorOptions options);

    [LibraryImport(Library)]
    private static partial Tensor ts_logspace(
        double start, double end, long steps, double @base, TensorOptions options);

    [LibraryImport(Library)]
    private static partial Tensor ts_eye(long rows, long columns, TensorOptions options);

    [LibraryImport(Library)]
    private static partial Tensor ts_tril_indices(long row, long column, long offset, TensorOptions options);

    [LibraryImport(Library)]
    private static partial Tensor ts_empty_strided(
        ReadOnlySpan<long> size, ReadOnlySpan<long> strides, int n, int m, TensorOptions options);
}
