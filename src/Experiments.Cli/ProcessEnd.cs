using System.Runtime.InteropServices;

namespace Experiments.Cli;

/// <summary>Ends the process on the spot.</summary>
internal static class ProcessEnd
{
    /// <summary>Ends it without cleaning up: exit() would run libtorch's destructors beside its threads.</summary>
    public static void Now(int exitCode)
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.Exit(exitCode);
        }
        ExitWithoutCleanup(exitCode);
    }

    [DllImport("libc", EntryPoint = "_exit")]
    private static extern void ExitWithoutCleanup(int exitCode);
}
