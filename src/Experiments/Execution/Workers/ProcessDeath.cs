using static System.FormattableString;

namespace Experiments.Execution.Workers;

/// <summary>How a process ended that should not have.</summary>
/// <param name="ExitCode">Its exit code; on Unix 128 and the signal's number where a signal ended it.</param>
/// <param name="LastWords">
/// The end of what it wrote to its error stream, in one line; empty where it wrote nothing.
/// </param>
internal sealed record ProcessDeath(int ExitCode, string LastWords)
{
    private const int Kill = 9;

    /// <summary>
    /// Whether another attempt may go well: memory may be free then, and a fault in memory may not come again. A
    /// program that ended by itself would do so again.
    /// </summary>
    public bool MayBeTransient => Signal is not null || ExitCode < 0;

    /// <summary>Whether somebody ended it on the spot, as the system does where memory is short.</summary>
    public bool WasKilled => Signal == Kill;

    private int? Signal => !OperatingSystem.IsWindows() && ExitCode is > 128 and < 160 ? ExitCode - 128 : null;

    /// <summary>The death in words.</summary>
    public override string ToString() => Signal switch
    {
        Kill =>
            "its process was killed by signal 9 (SIGKILL): out of memory? Fewer --jobs or a smaller batch_size need "
            + "less",
        { } signal => Invariant($"its process was killed by signal {signal}{NameOf(signal)}{Said}"),
        null => Invariant($"its process ended with exit code {ExitCode}{Said}"),
    };

    private string Said => LastWords.Length > 0 ? $": {LastWords}" : "";

    private static string NameOf(int signal) => signal switch
    {
        1 => " (SIGHUP)",
        2 => " (SIGINT)",
        4 => " (SIGILL)",
        6 => " (SIGABRT)",
        7 => " (SIGBUS)",
        8 => " (SIGFPE)",
        11 => " (SIGSEGV)",
        15 => " (SIGTERM)",
        _ => "",
    };
}
