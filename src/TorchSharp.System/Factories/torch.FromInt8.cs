namespace TorchSharp;

/// <summary>Tensors from <c>sbyte</c> values. <c>tensor</c> copies; <c>as_tensor</c> of an array shares it.</summary>
public static partial class torch
{
    public static Tensor tensor(sbyte scalar, Device? device = null, bool requires_grad = false) =>
        FromValues([scalar], [], ScalarType.Int8, null, device, requires_grad, null);

    public static Tensor tensor(
        sbyte[] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(rawArray, [rawArray.Length], ScalarType.Int8, dtype, device, requires_grad, names);

    public static Tensor tensor(
        sbyte[] rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(rawArray, dimensions, ScalarType.Int8, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<sbyte> rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [rawArray.Count], ScalarType.Int8, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<sbyte> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), dimensions, ScalarType.Int8, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<sbyte> rawArray, long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [rows, columns], ScalarType.Int8, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<sbyte> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [dim0, dim1, dim2], ScalarType.Int8, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<sbyte> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [dim0, dim1, dim2, dim3], ScalarType.Int8, dtype, device, requires_grad, names);

    public static Tensor tensor(
        sbyte[,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<sbyte>(rawArray, ScalarType.Int8, dtype, device, requires_grad, names);

    public static Tensor tensor(
        sbyte[,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<sbyte>(rawArray, ScalarType.Int8, dtype, device, requires_grad, names);

    public static Tensor tensor(
        sbyte[,,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<sbyte>(rawArray, ScalarType.Int8, dtype, device, requires_grad, names);

    public static Tensor tensor(
        Memory<sbyte> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues<sbyte>(rawArray.Span, dimensions, ScalarType.Int8, dtype, device, requires_grad, names);

    public static Tensor as_tensor(sbyte[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        from_array(rawArray, dtype, device);

    public static Tensor as_tensor(IList<sbyte> rawArray, ScalarType? dtype = null, Device? device = null) =>
        tensor(rawArray, dtype, device);
}
