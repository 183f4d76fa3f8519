using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

/// <summary>
/// The elements of a tensor, in logical order whatever its strides. It holds their memory itself, so the tensor may be
/// disposed first.
/// </summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly TensorHandle _memory;
    private readonly T* _start;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _inOrder;

    /// <summary>Takes over a handle that keeps the elements alive.</summary>
    internal TensorAccessor(TensorHandle memory, nint start, long[] shape, long[] strides)
    {
        _memory = memory;
        _start = (T*)start;
        _shape = shape;
        _strides = strides;
        Count = shape.TotalSize();
        _inOrder = InOrder(shape, strides);
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => Read(Offset(indices));
        set
        {
            *(Start() + Offset(indices)) = value;
            GC.KeepAlive(this);
        }
    }

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.SequenceEqual(right));

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    public T[] ToArray()
    {
        T[] array = GC.AllocateUninitializedArray<T>(checked((int)Count));
        CopyTo(array.AsSpan());
        return array;
    }

    public Array ToNDArray()
    {
        if (_shape.Length == 0)
        {
            return ToArray();
        }

        Array array = Array.CreateInstance(typeof(T), _shape);
        ref T first = ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array));
        CopyTo(MemoryMarshal.CreateSpan(ref first, checked((int)Count)));
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        int count = Part(array.Length, arrayIndex, tensorIndex);
        Span<T> target = array.Slice(arrayIndex, count);
        T* start = Start();
        if (_inOrder)
        {
            new ReadOnlySpan<T>(start + tensorIndex, count).CopyTo(target);
        }
        else
        {
            Walk walk = new(_shape, _strides, tensorIndex);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = start[walk.Next()];
            }
        }

        GC.KeepAlive(this);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        int count = Part(array.Length, arrayIndex, tensorIndex);
        T* start = Start();
        Walk walk = new(_shape, _strides, tensorIndex);
        foreach (T value in array.Slice(arrayIndex, count))
        {
            start[walk.Next()] = value;
        }

        GC.KeepAlive(this);
    }

    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && this == other;

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public IEnumerator<T> GetEnumerator()
    {
        Walk walk = new(_shape, _strides, 0);
        for (long i = 0; i < Count; i++)
        {
            yield return Read(walk.Next());
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _memory.Dispose();

    internal T At(long position) => Read(Offset(position));

    private static bool InOrder(long[] shape, long[] strides)
    {
        long expected = 1;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            if (shape[i] != 1 && strides[i] != expected)
            {
                return false;
            }

            expected *= shape[i];
        }

        return true;
    }

    private T Read(long offset)
    {
        T value = *(Start() + offset);
        GC.KeepAlive(this);
        return value;
    }

    private T* Start()
    {
        ObjectDisposedException.ThrowIf(_memory.IsClosed, this);
        return _start;
    }

    private int Part(int length, int arrayIndex, long tensorIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrayIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(arrayIndex, length);
        ArgumentOutOfRangeException.ThrowIfNegative(tensorIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tensorIndex, Count);
        return (int)Math.Min(length - arrayIndex, Count - tensorIndex);
    }

    /// <summary>Where an element lies; one index alone counts through all elements in logical order.</summary>
    private long Offset(long[] indices)
    {
        if (indices.Length == 1)
        {
            return Offset(indices[0]);
        }

        if (indices.Length != _shape.Length)
        {
            throw new ArgumentException(
                $"The tensor has {_shape.Length} dimensions, not {indices.Length}.", nameof(indices));
        }

        long offset = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(indices[i], nameof(indices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(indices[i], _shape[i], nameof(indices));
            offset += indices[i] * _strides[i];
        }

        return offset;
    }

    private long Offset(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Count);
        return _inOrder ? position : new Walk(_shape, _strides, position).Next();
    }

    /// <summary>Goes through the elements in logical order and says where each lies.</summary>
    private struct Walk
    {
        private readonly long[] _shape;
        private readonly long[] _strides;
        private readonly long[] _indices;
        private long _offset;

        internal Walk(long[] shape, long[] strides, long position)
        {
            _shape = shape;
            _strides = strides;
            _indices = new long[shape.Length];
            for (int i = shape.Length - 1; i >= 0 && position > 0; i--)
            {
                _indices[i] = position % shape[i];
                position /= shape[i];
                _offset += _indices[i] * strides[i];
            }
        }

        internal long Next()
        {
            long here = _offset;
            for (int i = _shape.Length - 1; i >= 0; i--)
            {
                _offset += _strides[i];
                if (++_indices[i] < _shape[i])
                {
                    break;
                }

                _offset -= _indices[i] * _strides[i];
                _indices[i] = 0;
            }

            return here;
        }
    }
}
