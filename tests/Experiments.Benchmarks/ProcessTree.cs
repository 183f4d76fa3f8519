using System.Diagnostics;

namespace Experiments.Benchmarks;

/// <summary>Processes and those that they started; on Linux alone.</summary>
internal static class ProcessTree
{
    /// <summary>The processes that a process started and that still live; none where that is not known.</summary>
    public static int[] Children(int process)
    {
        try
        {
            return
            [
                .. Directory.GetDirectories($"/proc/{process}/task")
                    .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children"))
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Select(int.Parse),
            ];
        }
        catch (IOException)
        {
            // A thread or all of it has ended.
            return [];
        }
    }

    /// <summary>Those of them that train; others draw figures.</summary>
    public static int[] Workers(int process) =>
        [.. Children(process).Where(child => Arguments(child).Contains("worker"))];

    /// <summary>Ends a process by SIGKILL, and none that it started.</summary>
    public static void Kill(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            found.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It has ended.
        }
    }

    private static string[] Arguments(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
        }
        catch (IOException)
        {
            // It has ended.
            return [];
        }
    }
}
