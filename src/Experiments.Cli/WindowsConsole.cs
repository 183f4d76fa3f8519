using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Experiments.Cli;

/// <summary>Windows consoles understand escape codes and UTF-8 only after a program has asked for that.</summary>
internal static class WindowsConsole
{
    /// <summary>The standard output's number.</summary>
    public const int Output = -11;

    /// <summary>The standard error's number.</summary>
    public const int Error = -12;

    private const uint EnableVirtualTerminalProcessing = 4;

    /// <summary>Asks for both.</summary>
    /// <returns>Whether escape codes are understood from now on.</returns>
    [SupportedOSPlatform("windows")]
    public static bool Enable(int stream)
    {
        try
        {
            Console.OutputEncoding = Encoding.UTF8;
        }
        catch (IOException)
        {
            // Then names beyond ASCII look odd; nothing else depends on it.
        }
        var handle = GetStdHandle(stream);
        return GetConsoleMode(handle, out var mode) && SetConsoleMode(handle, mode | EnableVirtualTerminalProcessing);
    }

    [DllImport("kernel32")]
    private static extern nint GetStdHandle(int number);

    [DllImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetConsoleMode(nint handle, out uint mode);

    [DllImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetConsoleMode(nint handle, uint mode);
}
