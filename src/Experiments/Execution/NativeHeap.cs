using System.Runtime.InteropServices;

namespace Experiments.Execution;

/// <summary>
/// Lets freed tensors be used again. The C library of most Linux systems gives blocks over 32 MB back to the kernel at
/// once, so that each training step asks for the same memory anew and waits while it is cleared: a quarter of a step's
/// time on small convolutional networks. It changes no number.
/// </summary>
/// <remarks>https://www.gnu.org/software/libc/manual/html_node/Malloc-Tunable-Parameters.html</remarks>
internal static class NativeHeap
{
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MaximalMappings = -4;

    /// <summary>
    /// Keeps freed memory in the process, for all that is allocated from now on; where the system can.
    /// </summary>
    public static void KeepFreed()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        try
        {
            _ = Set(MaximalMappings, 0);
            _ = Set(TrimThreshold, int.MaxValue);
            _ = Set(TopPad, 64 << 20);
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library, as Alpine's, which has its own ways.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    private static extern int Set(int parameter, int value);
}
