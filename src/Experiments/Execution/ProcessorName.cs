using System.Runtime.InteropServices;

namespace Experiments.Execution;

/// <summary>What the processor calls itself.</summary>
internal static class ProcessorName
{
    /// <summary>The name; the bare architecture where the system does not tell it in a file or variable.</summary>
    public static string Read() =>
        FromLinux("/proc/cpuinfo")
        ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string? FromLinux(string path)
    {
        try
        {
            return File.ReadLines(path)
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?
                .Split(':', 2, StringSplitOptions.TrimEntries)
                .ElementAtOrDefault(1);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
