using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public enum ScalarType : sbyte
    {
        Byte = 0,
        Int8 = 1,
        Int16 = 2,
        Int32 = 3,
        Int64 = 4,
        Float16 = 5,
        Float32 = 6,
        Float64 = 7,
        ComplexFloat32 = 9,
        ComplexFloat64 = 10,
        Bool = 11,
        BFloat16 = 15,
    }

    public static readonly ScalarType uint8 = ScalarType.Byte;
    public static readonly ScalarType int8 = ScalarType.Int8;
    public static readonly ScalarType int16 = ScalarType.Int16;
    public static readonly ScalarType int32 = ScalarType.Int32;
    public static readonly ScalarType int64 = ScalarType.Int64;
    public static readonly ScalarType float16 = ScalarType.Float16;
    public static readonly ScalarType half = ScalarType.Float16;
    public static readonly ScalarType bfloat16 = ScalarType.BFloat16;
    public static readonly ScalarType float32 = ScalarType.Float32;
    public static readonly ScalarType float64 = ScalarType.Float64;
    public static readonly ScalarType @float = ScalarType.Float32;
    public static readonly ScalarType @double = ScalarType.Float64;
    public static readonly ScalarType @bool = ScalarType.Bool;
    public static readonly ScalarType @int = ScalarType.Int32;
    public static readonly ScalarType @long = ScalarType.Int64;
    public static readonly ScalarType @short = ScalarType.Int16;
    public static readonly ScalarType complex64 = ScalarType.ComplexFloat32;
    public static readonly ScalarType complex128 = ScalarType.ComplexFloat64;
}

internal static class ScalarTypeFacts
{
    /// <summary>The number that native code knows a dtype by; -1 for none.</summary>
    internal static int Code(this torch.ScalarType? dtype) => dtype is { } known ? (int)known : -1;

    internal static bool IsFloating(this torch.ScalarType dtype) => dtype
        is torch.ScalarType.Float16 or torch.ScalarType.BFloat16 or torch.ScalarType.Float32
        or torch.ScalarType.Float64;

    internal static bool IsComplex(this torch.ScalarType dtype) =>
        dtype is torch.ScalarType.ComplexFloat32 or torch.ScalarType.ComplexFloat64;

    internal static bool IsIntegral(this torch.ScalarType dtype) => dtype
        is torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Int16 or torch.ScalarType.Int32
        or torch.ScalarType.Int64;

    /// <summary>Bytes of an element.</summary>
    internal static int Size(this torch.ScalarType dtype) => dtype switch
    {
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool => 1,
        torch.ScalarType.Int16 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => 2,
        torch.ScalarType.Int32 or torch.ScalarType.Float32 => 4,
        torch.ScalarType.Int64 or torch.ScalarType.Float64 or torch.ScalarType.ComplexFloat32 => 8,
        torch.ScalarType.ComplexFloat64 => 16,
        _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "There is no such dtype."),
    };

    /// <summary>The dtype of a .NET type's values.</summary>
    internal static torch.ScalarType Of(Type type) => TryOf(type)
        ?? throw new ArgumentException($"A tensor cannot hold values of the .NET type {type.Name}.", nameof(type));

    /// <summary>The dtype of a .NET type's values; null where there is none.</summary>
    internal static torch.ScalarType? TryOf(Type type) =>
        type == typeof(float) ? torch.ScalarType.Float32
        : type == typeof(long) ? torch.ScalarType.Int64
        : type == typeof(byte) ? torch.ScalarType.Byte
        : type == typeof(double) ? torch.ScalarType.Float64
        : type == typeof(bool) ? torch.ScalarType.Bool
        : type == typeof(int) ? torch.ScalarType.Int32
        : type == typeof(short) ? torch.ScalarType.Int16
        : type == typeof(sbyte) ? torch.ScalarType.Int8
        : type == typeof(Half) ? torch.ScalarType.Float16
        : type == typeof((float, float)) ? torch.ScalarType.ComplexFloat32
        : type == typeof(Complex) ? torch.ScalarType.ComplexFloat64
        : null;
}
