using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Owns one native tensor. The runtime frees it at the latest when the garbage collector finds it.</summary>
internal sealed partial class TensorHandle : SafeHandle
{
    private static long s_live;
    private static long s_peak;

    private readonly bool _counted;

    /// <summary>Takes over a native tensor; one that no <see cref="torch.Tensor"/> stands for is not counted.</summary>
    internal TensorHandle(nint tensor, bool counted = true) : base(0, true)
    {
        SetHandle(tensor);
        _counted = counted;
        if (counted)
        {
            Count();
        }
    }

    internal static long Live => Volatile.Read(ref s_live);

    internal static long Peak => Volatile.Read(ref s_peak);

    public override bool IsInvalid => handle == 0;

    /// <summary>Gives the native tensor up without freeing it.</summary>
    internal nint Decouple()
    {
        nint tensor = handle;
        SetHandleAsInvalid();
        Interlocked.Decrement(ref s_live);
        return tensor;
    }

    protected override bool ReleaseHandle()
    {
        ts_tensor_free(handle);
        if (_counted)
        {
            Interlocked.Decrement(ref s_live);
        }

        return true;
    }

    private static void Count()
    {
        long live = Interlocked.Increment(ref s_live);
        long peak = Volatile.Read(ref s_peak);
        while (live > peak)
        {
            long seen = Interlocked.CompareExchange(ref s_peak, live, peak);
            if (seen == peak)
            {
                break;
            }

            peak = seen;
        }
    }

    [LibraryImport(Native.Library)]
    private static partial void ts_tensor_free(nint tensor);
}
