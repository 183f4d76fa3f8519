using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Keeps an array at its place in memory until native code releases it, from whatever thread.</summary>
internal readonly struct PinnedArray
{
    private readonly PinnedGCHandle<Array> _handle;

    internal PinnedArray(Array array)
    {
        _handle = new PinnedGCHandle<Array>(array);
        unsafe
        {
            Address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        }
    }

    internal nint Address { get; }

    internal nint Context => PinnedGCHandle<Array>.ToIntPtr(_handle);

    [UnmanagedCallersOnly]
    internal static void Release(nint context) => Free(context);

    internal static void Free(nint context) => PinnedGCHandle<Array>.FromIntPtr(context).Dispose();
}
