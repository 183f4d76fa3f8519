using System.Text.RegularExpressions;

namespace Experiments.Benchmarks;

/// <summary>A call of the system that would change a run's files, as strace tells it.</summary>
/// <param name="Name">Of the call: pwrite64.</param>
/// <param name="Number">The how manieth of this name it is in its thread, from 1: what strace's "when" counts.</param>
/// <param name="Target">The file or folder.</param>
internal sealed partial record TracedCall(string Name, int Number, string Target)
{
    /// <summary>All calls by which a program can change files.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "openat", "open", "creat", "write", "writev", "pwrite64", "pwritev", "fsync", "fdatasync",
        "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir",
        "truncate", "ftruncate", "fallocate", "link", "linkat", "symlink", "symlinkat",
        "chmod", "fchmod", "fchmodat", "utimensat", "copy_file_range", "sendfile",
    ];

    /// <summary>
    /// The calls of the first thread that change something below a folder, or bring it onto the device.
    /// </summary>
    /// <param name="log">What strace -f -y wrote.</param>
    /// <param name="folder">The folder.</param>
    public static IReadOnlyList<TracedCall> In(IEnumerable<string> log, string folder)
    {
        var calls = new List<TracedCall>();
        var counts = new Dictionary<string, int>();
        string? thread = null;
        foreach (var line in log)
        {
            if (Call().Match(line) is not { Success: true } call
                || (thread ??= call.Groups["thread"].Value) != call.Groups["thread"].Value)
            {
                continue;
            }
            var name = call.Groups["name"].Value;
            counts[name] = counts.GetValueOrDefault(name) + 1;
            var arguments = call.Groups["arguments"].Value;
            if (arguments.Contains(folder, StringComparison.Ordinal) && !IsReading(name, arguments))
            {
                var start = arguments.LastIndexOf(folder, StringComparison.Ordinal) + folder.Length;
                var end = arguments.AsSpan(start).IndexOfAny("\">") is var length and >= 0
                    ? start + length
                    : arguments.Length;
                calls.Add(new(name, counts[name], arguments[start..end]));
            }
        }
        return calls;
    }

    // A folder is opened to flush it, which counts; files are opened to read them and folders to list them, which does
    // not.
    private static bool IsReading(string name, string arguments) => name is "open" or "openat"
        && !arguments.Contains("O_CREAT", StringComparison.Ordinal)
        && !arguments.Contains("O_WRONLY", StringComparison.Ordinal)
        && !arguments.Contains("O_RDWR", StringComparison.Ordinal)
        && !arguments.Contains(", O_RDONLY)", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<thread>\d+)\s+(?<name>\w+)\((?<arguments>.*)$")]
    private static partial Regex Call();
}
