using System.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One-element tensors as numbers, whatever their dtype, and facts about tensors and dtypes.</summary>
public static partial class TensorExtensionMethods
{
    public static Parameter AsParameter(this Tensor tensor) => new(tensor);

    public static ReadOnlySpan<int> IntShape(this Tensor tensor) =>
        Array.ConvertAll(tensor.shape, size => checked((int)size));

    public static int ElementSize(this ScalarType type) => type.Size();

    public static long TotalSize(this IEnumerable<long> shape) =>
        shape.Aggregate(1L, (product, size) => product * size);

    public static Tensor ToTensor<T>(
        this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor shared = from_array(rawArray).reshape(dimensions);
        return (doCopy ? shared.clone() : shared).requires_grad_(requires_grad).MoveToOuterDisposeScope();
    }

    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false) where T : struct
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor copy = from_array(new[] { scalar }, device).reshape([]).clone();
        return copy.requires_grad_(requires_grad).MoveToOuterDisposeScope();
    }

    public static Half ToHalf(this Tensor value) => value.As<Half>(ScalarType.Float16);

    public static float ToSingle(this Tensor value) => value.As<float>(ScalarType.Float32);

    public static double ToDouble(this Tensor value) => value.As<double>(ScalarType.Float64);

    public static sbyte ToSByte(this Tensor value) => value.As<sbyte>(ScalarType.Int8);

    public static byte ToByte(this Tensor value) => value.As<byte>(ScalarType.Byte);

    public static short ToInt16(this Tensor value) => value.As<short>(ScalarType.Int16);

    public static int ToInt32(this Tensor value) => value.As<int>(ScalarType.Int32);

    public static long ToInt64(this Tensor value) => value.As<long>(ScalarType.Int64);

    public static bool ToBoolean(this Tensor value) => value.As<bool>(ScalarType.Bool);

    public static Complex ToComplexFloat64(this Tensor value) => value.As<Complex>(ScalarType.ComplexFloat64);
}
