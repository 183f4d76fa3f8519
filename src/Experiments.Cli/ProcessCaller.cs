using System.Text;
using Experiments.Cli.Text;

namespace Experiments.Cli;

/// <summary>The caller of this process, its streams and what they can show.</summary>
/// <param name="arguments">The arguments as typed.</param>
internal sealed class ProcessCaller(string[] arguments) : IDisposable
{
    /// <summary>The option that switches colors off; heeded before arguments are parsed, which may fail.</summary>
    public const string NoColor = "--no-color";

    private const string ProgramVariable = "EXPERIMENTS_COMMAND";

    private readonly GuardedWriter _output = new(Open(Console.OpenStandardOutput()));
    private readonly GuardedWriter _error = new(Open(Console.OpenStandardError()));

    /// <summary>
    /// The command that starts this program, without any script: its file, or dotnet and the assembly.
    /// </summary>
    public static IReadOnlyList<string> OwnCommand
    {
        get
        {
            var program = Environment.ProcessPath ?? "dotnet";
            return Path.GetFileNameWithoutExtension(program) == "dotnet"
                ? [program, Path.GetFullPath(Environment.GetCommandLineArgs()[0])]
                : [program];
        }
    }

    /// <summary>Why standard output lost text; null where it lost none.</summary>
    public Exception? OutputFailure => _output.Failure;

    /// <summary>The caller.</summary>
    public Caller ToCaller() => new()
    {
        Output = new(_output, Traits(Console.IsOutputRedirected, WindowsConsole.Output)),
        Error = new(_error, Traits(Console.IsErrorRedirected, WindowsConsole.Error)),
        Input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8),
        Folder = Environment.CurrentDirectory,
        Program = Variable(ProgramVariable) ?? ProgramItself(),
        Self = OwnCommand,
        Arguments = arguments,
        Variable = Variable,
        Time = TimeProvider.System,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    // Text goes out in whole lines, one write each where they are not very long, and only when told so.
    private static StreamWriter Open(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 15);

    // Where no script says how it was called: the program file, or dotnet and the assembly.
    private static string ProgramItself() => OwnCommand is [_, var assembly]
        ? $"dotnet {Caller.Quote(assembly)}"
        : Caller.Quote(OwnCommand[0]);

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private ScreenTraits Traits(bool isRedirected, int windowsHandle)
    {
        if (isRedirected)
        {
            return ScreenTraits.Plain;
        }
        var showsEscapes = OperatingSystem.IsWindows()
            ? WindowsConsole.Enable(windowsHandle)
            : Variable("TERM") is not (null or "dumb");
        return new()
        {
            CanRedraw = showsEscapes,
            ShowsColor = showsEscapes && Variable("NO_COLOR") is null && !arguments.Contains(NoColor),
            Width = WindowWidth,
            Glyphs = ShowsUtf8() ? Glyphs.Unicode : Glyphs.Ascii,
        };
    }

    private static int? WindowWidth()
    {
        try
        {
            // 0 where the terminal does not know.
            return Console.WindowWidth is var width and > 0 ? width : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }

    // The rule of POSIX: the first of these that is set decides.
    private static bool ShowsUtf8() => OperatingSystem.IsWindows()
        ? Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage
        : (Variable("LC_ALL") ?? Variable("LC_CTYPE") ?? Variable("LANG") ?? "")
            .Replace("-", "", StringComparison.Ordinal).Contains("utf8", StringComparison.OrdinalIgnoreCase);
}
