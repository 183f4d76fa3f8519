namespace TorchSharp;

/// <summary>Tensors from <c>float</c> values. <c>tensor</c> copies; <c>as_tensor</c> of an array shares it.</summary>
public static partial class torch
{
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        FromValues([scalar], [], ScalarType.Float32, null, device, requires_grad, null);

    public static Tensor tensor(
        float[] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(rawArray, [rawArray.Length], ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(rawArray, dimensions, ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<float> rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [rawArray.Count], ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<float> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), dimensions, ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<float> rawArray, long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [rows, columns], ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<float> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [dim0, dim1, dim2], ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<float> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [dim0, dim1, dim2, dim3], ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor tensor(
        float[,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<float>(rawArray, ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor tensor(
        float[,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<float>(rawArray, ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor tensor(
        float[,,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<float>(rawArray, ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor tensor(
        Memory<float> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues<float>(rawArray.Span, dimensions, ScalarType.Float32, dtype, device, requires_grad, names);

    public static Tensor as_tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        from_array(rawArray, dtype, device);

    public static Tensor as_tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null) =>
        tensor(rawArray, dtype, device);
}
