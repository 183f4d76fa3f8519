using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// Tensors from .NET memory, of any element type: copied, or sharing an array that stays pinned as long as a tensor
/// uses it.
/// </summary>
public static partial class torch
{
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        NoNames(names);
        long[] size = new long[rawArray.Rank];
        for (int i = 0; i < size.Length; i++)
        {
            size[i] = rawArray.GetLongLength(i);
        }

        return Over(rawArray, 0, size, dtype, device, requires_grad);
    }

    public static Tensor frombuffer(
        Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, rawArray.LongLength);
        long taken = count < 0 ? rawArray.LongLength - offset : count;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(taken, rawArray.LongLength - offset, nameof(count));
        return Over(rawArray, offset, [taken], dtype, null, requires_grad);
    }

    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) =>
        data.to(dtype ?? data.dtype, device ?? data.device);

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) =>
        from_array(data, dtype, device);

    /// <summary>Refuses named dimensions, which this binding does not have.</summary>
    internal static void NoNames(string[]? names)
    {
        if (names is not null)
        {
            throw new NotSupportedException("Named dimensions are not supported here; pass no names.");
        }
    }

    internal static unsafe Tensor FromValues<T>(
        ReadOnlySpan<T> values, ReadOnlySpan<long> size, ScalarType type,
        ScalarType? dtype, Device? device, bool requires_grad, string[]? names) where T : unmanaged
    {
        long count = 1;
        foreach (long length in size)
        {
            count = checked(count * length);
        }

        if (count != values.Length)
        {
            throw new ArgumentException(
                $"{values.Length} values do not fill a tensor of size [{string.Join(", ", size.ToArray())}].");
        }

        fixed (T* data = values)
        {
            return ts_from_memory((nint)data, size, size.Length, (int)type, new(dtype, device, requires_grad, names));
        }
    }

    /// <summary>A tensor of a multi-dimensional array's shape, with a copy of its values.</summary>
    private static Tensor FromArray<T>(
        Array array, ScalarType type,
        ScalarType? dtype, Device? device, bool requires_grad, string[]? names) where T : unmanaged
    {
        ReadOnlySpan<T> values = MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
        Span<long> size = stackalloc long[array.Rank];
        for (int i = 0; i < size.Length; i++)
        {
            size[i] = array.GetLongLength(i);
        }

        return FromValues(values, size, type, dtype, device, requires_grad, names);
    }

    private static ReadOnlySpan<T> Values<T>(IList<T> list) => list switch
    {
        T[] array => array,
        List<T> known => CollectionsMarshal.AsSpan(known),
        _ => list.ToArray(),
    };

    private static unsafe Tensor Over(
        Array array, long offset, long[] size, ScalarType? dtype, Device? device, bool requires_grad)
    {
        Type element = array.GetType().GetElementType()!;
        ScalarType type = ScalarTypeFacts.Of(element);
        PinnedArray pin = new(array);
        nint data = pin.Address + (nint)(offset * type.Size());
        Tensor shared;
        try
        {
            shared = ts_over_memory(data, size, size.Length, (int)type, &PinnedArray.Release, pin.Context);
        }
        catch
        {
            PinnedArray.Free(pin.Context);
            throw;
        }

        bool moves = device is not null && device.type != DeviceType.CPU;
        bool converts = moves || (dtype is { } wanted && wanted != type);
        Tensor result = converts ? shared.to(dtype ?? type, device ?? CPU, disposeAfter: true) : shared;
        return requires_grad ? result.requires_grad_() : result;
    }

    [LibraryImport(Library)]
    private static partial Tensor ts_from_memory(
        nint data, ReadOnlySpan<long> size, int n, int dtype, TensorOptions options);

    [LibraryImport(Library)]
    private static unsafe partial Tensor ts_over_memory(
        nint data, ReadOnlySpan<long> size, int n, int dtype, delegate* unmanaged<nint, void> release, nint context);
}
