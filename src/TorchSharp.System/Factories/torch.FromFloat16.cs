namespace TorchSharp;

/// <summary>Tensors from <c>Half</c> values. <c>tensor</c> copies; <c>as_tensor</c> of an array shares it.</summary>
public static partial class torch
{
    public static Tensor tensor(
        Half[] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(rawArray, [rawArray.Length], ScalarType.Float16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        Half[] rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(rawArray, dimensions, ScalarType.Float16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<Half> rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [rawArray.Count], ScalarType.Float16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<Half> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), dimensions, ScalarType.Float16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<Half> rawArray, long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [rows, columns], ScalarType.Float16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<Half> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [dim0, dim1, dim2], ScalarType.Float16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<Half> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues(Values(rawArray), [dim0, dim1, dim2, dim3], ScalarType.Float16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        Half[,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<Half>(rawArray, ScalarType.Float16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        Half[,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<Half>(rawArray, ScalarType.Float16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        Half[,,,] rawArray,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray<Half>(rawArray, ScalarType.Float16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        Memory<Half> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromValues<Half>(rawArray.Span, dimensions, ScalarType.Float16, dtype, device, requires_grad, names);
}
