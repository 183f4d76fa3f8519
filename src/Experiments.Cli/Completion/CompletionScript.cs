using System.Text;

namespace Experiments.Cli.Completion;

/// <summary>The script by which a shell completes command lines of this program.</summary>
internal sealed class CompletionScript
{
    /// <summary>The environment variable by which run.sh and run.ps1 say where they are.</summary>
    public const string ScriptVariable = "EXPERIMENTS_SCRIPT";

    private readonly string _file;
    private readonly Func<string, string> _quote;

    private CompletionScript(string file, Func<string, string> quote) => (_file, _quote) = (file, quote);

    /// <summary>Every shell's script, by the shell's name.</summary>
    public static IReadOnlyDictionary<string, CompletionScript> Of { get; } =
        new OrderedDictionary<string, CompletionScript>
        {
            ["bash"] = new("script.bash", Posix),
            ["zsh"] = new("script.zsh", Posix),
            ["fish"] = new("script.fish", text => $"'{text.Replace("\\", "\\\\").Replace("'", "\\'")}'"),
            ["powershell"] = new("script.ps1", text => $"'{text.Replace("'", "''")}'"),
        };

    /// <summary>The script's text.</summary>
    /// <param name="program">How the program is called, as the installing command shows it.</param>
    /// <param name="script">The full path of what the user starts: run.sh.</param>
    /// <param name="command">The command that starts the program itself, which never builds.</param>
    public string Text(string program, string script, IReadOnlyList<string> command)
    {
        var name = Path.GetFileName(script);
        var isPowerShell = _file.EndsWith(".ps1", StringComparison.Ordinal);
        var start = string.Join(' ', command.Append(Candidates.Command).Select(_quote));
        using var stream = typeof(CompletionScript).Assembly.GetManifestResourceStream(_file)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd()
            .Replace("# Completion of @SCRIPT@", $"# Completion of {script}", StringComparison.Ordinal)
            .Replace("@SCRIPT@", _quote(script), StringComparison.Ordinal)
            .Replace("@PROGRAM@", program, StringComparison.Ordinal)
            .Replace("@NAMES@", _quote(name), StringComparison.Ordinal)
            .Replace("@NAME@", name, StringComparison.Ordinal)
            .Replace("@COMPLETE@", isPowerShell ? "& " + start : start, StringComparison.Ordinal);
    }

    private static string Posix(string text) => $"'{text.Replace("'", "'\\''")}'";
}
