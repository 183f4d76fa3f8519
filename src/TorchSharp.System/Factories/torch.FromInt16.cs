namespace TorchSharp;

/// <summary>Tensors from <c>short</c> values. <c>tensor</c> copies; <c>as_tensor</c> of an array shares it.</summary>
public static partial class torch
{
    public static Tensor tensor(short scalar, Device? device = null, bool requires_grad = false) =>
        FromValues([scalar], [], ScalarType.Int16, null, device, requires_grad, null);

    public static Tensor tensor(
        short[] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(rawArray, [rawArray.Length], ScalarType.Int16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        short[] rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(rawArray, dimensions, ScalarType.Int16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<short> rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [rawArray.Count], ScalarType.Int16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<short> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), dimensions, ScalarType.Int16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<short> rawArray, long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [rows, columns], ScalarType.Int16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<short> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [dim0, dim1, dim2], ScalarType.Int16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<short> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [dim0, dim1, dim2, dim3], ScalarType.Int16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        short[,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<short>(rawArray, ScalarType.Int16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        short[,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<short>(rawArray, ScalarType.Int16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        short[,,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<short>(rawArray, ScalarType.Int16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        Memory<short> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues<short>(rawArray.Span, dimensions, ScalarType.Int16, dtype, device, requires_grad, names);

    public static Tensor as_tensor(short[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        from_array(rawArray, dtype, device);

    public static Tensor as_tensor(IList<short> rawArray, ScalarType? dtype = null, Device? device = null) =>
        tensor(rawArray, dtype, device);
}
