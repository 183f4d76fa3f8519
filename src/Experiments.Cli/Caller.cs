using Experiments.Cli.Text;

namespace Experiments.Cli;

/// <summary>Who called the program, and from where: all that a command takes from outside its arguments.</summary>
internal sealed record Caller
{
    /// <summary>The environment variable that asks for stack traces.</summary>
    public const string DebugVariable = "EXPERIMENTS_DEBUG";

    /// <summary>Where results go.</summary>
    public required Screen Output { get; init; }

    /// <summary>Where errors and notices go.</summary>
    public required Screen Error { get; init; }

    /// <summary>Standard input. Default: empty.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>The folder that relative paths start from.</summary>
    public required string Folder { get; init; }

    /// <summary>How the program is called, ready to paste into a shell: ./run.sh.</summary>
    public required string Program { get; init; }

    /// <summary>
    /// What starts this program again, as a process of its own: its file, then what the command line has before the
    /// arguments. Null where no process of its own may be started.
    /// </summary>
    public IReadOnlyList<string>? Self { get; init; }

    /// <summary>The arguments as typed.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The value of an environment variable; null where it is not set or empty.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The command line as typed, ready to paste into a shell.</summary>
    public string CommandText => string.Join(' ', [Program, .. Arguments.Select(Quote)]);

    /// <summary>Whether messages come with stack traces.</summary>
    public bool IsDebugging => Variable(DebugVariable) is not (null or "0");

    /// <summary>What to tell of a failure.</summary>
    public string MessageOf(ExperimentException failure) => IsDebugging ? failure.ToString() : failure.Message;

    /// <summary>The full path of what the user named.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, Folder);

    /// <summary>A path as it is best shown: from the caller's folder where it lies in there, else in full.</summary>
    public string ShortPath(string path)
    {
        var relative = Path.GetRelativePath(Folder, path);
        return relative.Split(Path.DirectorySeparatorChar)[0] == ".." ? path : relative;
    }

    // As POSIX shells and PowerShell both read it, but for a quote inside.
    internal static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.All(IsPlain))
        {
            return argument;
        }
        return $"'{argument.Replace("'", OperatingSystem.IsWindows() ? "''" : "'\\''")}'";
    }

    private static bool IsPlain(char c) =>
        char.IsAsciiLetterOrDigit(c) || "_-./=:+".Contains(c) || (c == '\\' && OperatingSystem.IsWindows());
}
