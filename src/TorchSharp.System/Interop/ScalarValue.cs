using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>A number on its way to native code; the layout of <c>scalar</c> in exports.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct ScalarValue
{
    private readonly long _kind;
    private readonly long _integer;
    private readonly double _real;
    private readonly double _imaginary;

    private ScalarValue(long kind, long integer, double real, double imaginary)
    {
        _kind = kind;
        _integer = integer;
        _real = real;
        _imaginary = imaginary;
    }

    /// <summary>No number, for optional arguments.</summary>
    internal static ScalarValue None => default;

    internal double Real => _real;

    internal long Integer => _integer;

    internal static ScalarValue Of(long value) => new(1, value, value, 0);

    internal static ScalarValue Of(double value) =>
        new(2, value is >= long.MinValue and <= long.MaxValue ? (long)value : 0, value, 0);

    internal static ScalarValue Of(bool value) => new(3, value ? 1 : 0, value ? 1 : 0, 0);

    internal static ScalarValue Of(double real, double imaginary) => new(4, 0, real, imaginary);

    public static implicit operator ScalarValue(long value) => Of(value);

    public static implicit operator ScalarValue(double value) => Of(value);

    public static implicit operator ScalarValue(Scalar? value) => value?.Value ?? None;
}
