using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Experiments.Files;

/// <summary>
/// Brings files and names onto the device. Unix is asked directly and its answer checked: <see
/// cref="FileStream.Flush(bool)"/> and <see cref="RandomAccess.FlushToDisk"/> swallow what fsync says, and .NET opens
/// no folders.
/// </summary>
internal static class DurableStorage
{
    // The same numbers on Linux, macOS and the BSDs.
    private const int Interrupted = 4;
    private const int Invalid = 22;
    private const int ReadOnly = 0;

    /// <summary>Flushes a file's content.</summary>
    /// <exception cref="IOException">The device did not take it.</exception>
    public static void Flush(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }
        while (Fsync(file) != 0)
        {
            ThrowUnless(Interrupted);
        }
    }

    /// <summary>Flushes the names in a folder. Windows keeps them with the files; there this does nothing.</summary>
    /// <exception cref="IOException">The device did not take them.</exception>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        int descriptor;
        while ((descriptor = Open(folder, ReadOnly)) < 0)
        {
            ThrowUnless(Interrupted);
        }
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        while (Fsync(handle) != 0)
        {
            // Some network and user-space file systems have nothing to flush for a folder and answer "invalid".
            if (Marshal.GetLastPInvokeError() == Invalid)
            {
                return;
            }
            ThrowUnless(Interrupted);
        }
    }

    private static void ThrowUnless(int passable)
    {
        var error = Marshal.GetLastPInvokeError();
        if (error != passable)
        {
            throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }
    }

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
