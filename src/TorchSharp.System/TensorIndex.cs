using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// One entry of an index expression: a position, a slice, a tensor of positions or a mask, a new dimension, or an
    /// ellipsis.
    /// </summary>
    public struct TensorIndex
    {
        public static readonly TensorIndex Ellipsis = new(IndexKind.Ellipsis);

        public static readonly TensorIndex None = new(IndexKind.None);

        public static readonly TensorIndex Null = new(IndexKind.None);

        public static readonly TensorIndex Colon = Slice();

        private TensorIndex(
            IndexKind kind, long? start = null, long? stop = null, long? step = null, Tensor? tensor = null)
        {
            Value = new IndexValue(kind, start, stop, step);
            Chosen = tensor;
        }

        internal IndexValue Value { get; }

        internal Tensor? Chosen { get; }

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new(IndexKind.Slice, start, stop, step);

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) =>
            Slice(Position(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : Position(range.End));

        public static TensorIndex Bool(bool value) => new(IndexKind.Bool, value ? 1 : 0);

        public static TensorIndex Single(long? index) => index is null ? None : new(IndexKind.Single, index);

        public static TensorIndex Tensor(Tensor tensor)
        {
            ArgumentNullException.ThrowIfNull(tensor);
            return new(IndexKind.Tensor, tensor: tensor);
        }

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(Position(index));

        private static long Position(Index index) => index.IsFromEnd ? -(long)index.Value : index.Value;
    }
}

internal enum IndexKind : long
{
    Ellipsis,
    None,
    Slice,
    Bool,
    Single,
    Tensor,
}

/// <summary>An entry on its way to native code; the layout of <c>index_value</c> in shape.cpp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct IndexValue(IndexKind kind, long? start, long? stop, long? step)
{
    private readonly IndexKind _kind = kind;
    private readonly long _start = start ?? 0;
    private readonly long _stop = stop ?? 0;
    private readonly long _step = step ?? 0;
    private readonly long _given = (start is null ? 0 : 1) | (stop is null ? 0 : 2) | (step is null ? 0 : 4);
}
