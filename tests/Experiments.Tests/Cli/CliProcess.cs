using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Experiments.Cli;

/// <summary>The program as processes of their own, started in a folder of the test's own.</summary>
internal static class CliProcess
{
    /// <summary>The file that dotnet starts.</summary>
    public static string Program => typeof(CommandLine).Assembly.Location;

    /// <summary>Starts the program; results go to the folder's results.</summary>
    public static Process Start(string folder, params IReadOnlyList<string> arguments) =>
        StartCommand(folder, "dotnet", [Program, .. arguments]);

    /// <summary>Starts any command as the program would be started.</summary>
    public static Process StartCommand(string folder, string command, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["EXPERIMENTS_COMMAND"] = "./run.sh";
        start.Environment["EXPERIMENTS_RESULTS"] = Path.Combine(folder, "results");
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(folder, "cache");
        start.Environment.Remove("EXPERIMENTS_DATA");
        return Process.Start(start)!;
    }

    /// <summary>
    /// Waits until the program, started with --json, tells of an event of a kind as often as asked for.
    /// </summary>
    /// <param name="process">The program.</param>
    /// <param name="kind">The event's kind.</param>
    /// <param name="times">How often.</param>
    /// <param name="trial">The trial that the event is about; null for any.</param>
    public static void WaitFor(Process process, string kind, int times = 1, string? trial = null)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            using var told = JsonDocument.Parse(line);
            if (told.RootElement.GetProperty("event").GetString() == kind
                && (trial is null || told.RootElement.GetProperty("trial").GetString() == trial)
                && --times == 0)
            {
                return;
            }
        }
        Assert.Fail($"The program ended before it told of '{kind}': {process.StandardError.ReadToEnd()}");
    }

    /// <summary>Sends a signal: TERM, KILL.</summary>
    public static void Send(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        kill.WaitForExit();
    }

    /// <summary>The worker processes of runs in a folder; on Linux alone.</summary>
    public static IReadOnlyList<int> WorkersIn(string folder) =>
    [
        .. Directory.GetDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, out var id) ? id : 0)
            .Where(id => id > 0 && CommandOf(id) is var command
                && command.Contains("\0worker\0", StringComparison.Ordinal)
                && command.Contains(folder, StringComparison.Ordinal)),
    ];

    /// <summary>How long it takes until no worker of runs in a folder is left; fails after ten seconds.</summary>
    public static TimeSpan TimeUntilNoWorkerIn(string folder)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (WorkersIn(folder).Count > 0)
        {
            var waited = TimeProvider.System.GetElapsedTime(started);
            Assert.True(waited < TimeSpan.FromSeconds(10), "A worker does not end.");
            Thread.Sleep(20);
        }
        return TimeProvider.System.GetElapsedTime(started);
    }

    // Empty for one that has ended, whose parent has not looked yet.
    private static string CommandOf(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
