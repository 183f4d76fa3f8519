namespace TorchSharp;

/// <summary>Tensors from <c>byte</c> values. <c>tensor</c> copies; <c>as_tensor</c> of an array shares it.</summary>
public static partial class torch
{
    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) =>
        FromValues([scalar], [], ScalarType.Byte, null, device, requires_grad, null);

    public static Tensor tensor(
        byte[] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(rawArray, [rawArray.Length], ScalarType.Byte, dtype, device, requires_grad, names);

    public static Tensor tensor(
        byte[] rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(rawArray, dimensions, ScalarType.Byte, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<byte> rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [rawArray.Count], ScalarType.Byte, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<byte> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), dimensions, ScalarType.Byte, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<byte> rawArray, long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [rows, columns], ScalarType.Byte, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<byte> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [dim0, dim1, dim2], ScalarType.Byte, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<byte> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [dim0, dim1, dim2, dim3], ScalarType.Byte, dtype, device, requires_grad, names);

    public static Tensor tensor(
        byte[,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<byte>(rawArray, ScalarType.Byte, dtype, device, requires_grad, names);

    public static Tensor tensor(
        byte[,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<byte>(rawArray, ScalarType.Byte, dtype, device, requires_grad, names);

    public static Tensor tensor(
        byte[,,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<byte>(rawArray, ScalarType.Byte, dtype, device, requires_grad, names);

    public static Tensor tensor(
        Memory<byte> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues<byte>(rawArray.Span, dimensions, ScalarType.Byte, dtype, device, requires_grad, names);

    public static Tensor as_tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        from_array(rawArray, dtype, device);

    public static Tensor as_tensor(IList<byte> rawArray, ScalarType? dtype = null, Device? device = null) =>
        tensor(rawArray, dtype, device);
}
