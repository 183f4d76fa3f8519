using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number with a dtype. It holds no native memory here, so disposing it does nothing.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(ScalarValue value, ScalarType type)
    {
        Value = value;
        Type = type;
    }

    internal ScalarValue Value { get; }

    public ScalarType Type { get; }

    public static implicit operator Scalar(byte value) => new(ScalarValue.Of((long)value), ScalarType.Int64);

    public static implicit operator Scalar(sbyte value) => new(ScalarValue.Of((long)value), ScalarType.Int64);

    public static implicit operator Scalar(short value) => new(ScalarValue.Of((long)value), ScalarType.Int64);

    public static implicit operator Scalar(int value) => new(ScalarValue.Of((long)value), ScalarType.Int64);

    public static implicit operator Scalar(long value) => new(ScalarValue.Of(value), ScalarType.Int64);

    public static implicit operator Scalar(Half value) => new(ScalarValue.Of((double)value), ScalarType.Float64);

    public static implicit operator Scalar(float value) => new(ScalarValue.Of((double)value), ScalarType.Float64);

    public static implicit operator Scalar(double value) => new(ScalarValue.Of(value), ScalarType.Float64);

    public static implicit operator Scalar(bool value) => new(ScalarValue.Of(value), ScalarType.Bool);

    public static implicit operator Scalar((float, float) value) =>
        new(ScalarValue.Of(value.Item1, value.Item2), ScalarType.ComplexFloat64);

    public static implicit operator Scalar(Complex value) =>
        new(ScalarValue.Of(value.Real, value.Imaginary), ScalarType.ComplexFloat64);

    public void Dispose()
    {
    }
}
