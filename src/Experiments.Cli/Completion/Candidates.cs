using System.CommandLine;
using Experiments.Cli.Commands;
using Experiments.Spec;

namespace Experiments.Cli.Completion;

/// <summary>One way to go on with a command line.</summary>
/// <param name="Text">The whole word; one that ends in a dot or an equals sign goes on.</param>
/// <param name="Meaning">What it does, in a line.</param>
internal sealed record Candidate(string Text, string Meaning)
{
    /// <summary>Experiment files and folders; the shell finds them, since it knows about quotes and tildes.</summary>
    public static Candidate Files { get; } = new(":files", "");

    /// <summary>Folders.</summary>
    public static Candidate Folders { get; } = new(":folders", "");
}

/// <summary>
/// What may stand next on a command line: it follows from the commands themselves, and from what their help texts call
/// the values of arguments and options (FILE, DIR, PATH=VALUE).
/// </summary>
/// <param name="root">All commands.</param>
internal sealed class Candidates(RootCommand root)
{
    /// <summary>
    /// The word before a command line that is to be completed. Not for people, so no help text has it.
    /// </summary>
    public const string Command = "complete";

    // What run.sh and run.ps1 do by themselves.
    private static readonly Candidate[] OfTheScript =
        [new("test", "Run the tests"), new("benchmark", "Measure speed and memory beside PyTorch's")];

    /// <summary>The candidates, in the order of the help texts.</summary>
    /// <param name="words">The words after the program's name; the last one is being written, and may be empty.</param>
    public IEnumerable<Candidate> For(IReadOnlyList<string> words)
    {
        var current = words.Count == 0 || words[^1] == ":" ? "" : words[^1];
        var line = Follow(CommandLine.WithCommand([.. words.SkipLast(1)]));
        var equals = current.IndexOf('=', StringComparison.Ordinal);
        var candidates = line.Awaiting is { } option ? Values(option.HelpName, current, "", line)
            : current.StartsWith('-') && equals > 0 ? Values(
                Find(line.Command, current[..equals])?.HelpName, current[(equals + 1)..], current[..(equals + 1)], line)
            : current.StartsWith('-') ? Options(line)
            : Words(line, current);
        return candidates.Where(candidate =>
            candidate == Candidate.Files || candidate == Candidate.Folders
            || candidate.Text.StartsWith(current, StringComparison.Ordinal));
    }

    private Line Follow(IReadOnlyList<string> words)
    {
        var line = new Line(root, null, [], []);
        foreach (var word in words)
        {
            if (line.Awaiting is not null)
            {
                line = line with { Awaiting = null };
            }
            else if (line.Values.Count == 0
                && line.Command.Subcommands.FirstOrDefault(sub => sub.Name == word) is { } sub)
            {
                line = line with { Command = sub };
            }
            else if (Find(line.Command, word.Split('=')[0]) is { } option)
            {
                var awaits = option.HelpName is not null && !word.Contains('=', StringComparison.Ordinal);
                line = line with { Given = [.. line.Given, option], Awaiting = awaits ? option : null };
            }
            else
            {
                line = line with { Values = [.. line.Values, word] };
            }
        }
        return line;
    }

    private static Option? Find(Command command, string word) =>
        HelpText.Options(command).FirstOrDefault(option => option.Name == word || option.Aliases.Contains(word));

    private static IEnumerable<Candidate> Options(Line line) => HelpText.Options(line.Command)
        .Where(option => option.Arity.MaximumNumberOfValues > 1 || !line.Given.Contains(option))
        .Select(option => new Candidate(option.Name, FirstLine(option.Description)));

    private IEnumerable<Candidate> Words(Line line, string current)
    {
        if (line.Values.Count == 0)
        {
            foreach (var command in line.Command.Subcommands)
            {
                yield return new(command.Name, FirstLine(command.Description));
            }
        }
        if (line.Command == root)
        {
            foreach (var candidate in OfTheScript.Append(Candidate.Files))
            {
                yield return candidate;
            }
        }

        // The last argument takes all that is left over, if it takes several.
        var arguments = line.Command.Arguments;
        var place = Math.Min(line.Values.Count, arguments.Count - 1);
        if (place >= 0 && (line.Values.Count < arguments.Count || arguments[place].Arity.MaximumNumberOfValues > 1))
        {
            foreach (var candidate in Values(arguments[place].Name, current, "", line))
            {
                yield return candidate;
            }
        }
    }

    private static IEnumerable<Candidate> Values(string? name, string value, string before, Line line) => name switch
    {
        "FILE" => [Candidate.Files],
        "DIR" or "RUN" or "A" or "B" => [Candidate.Folders],
        "SHELL" => CompletionScript.Of.Keys.Select(shell => new Candidate(shell, "")),
        "KEY" => Paths(line, value, before, ""),
        "PATH=VALUE" or "PATH=VALUES" => Paths(line, value, before, "="),
        _ => [],
    };

    // One part of a path at a time: training., then training.epochs=. What has parts is seldom set as a whole.
    private static IEnumerable<Candidate> Paths(Line line, string start, string before, string after)
    {
        var paths = SettingPaths.Of(line.Values.FirstOrDefault(File.Exists))
            .Where(path => path.Path.StartsWith(start, StringComparison.Ordinal))
            .Select(path => path.Path.IndexOf('.', start.Length) is var dot and >= 0
                ? (Path: path.Path[..(dot + 1)], Meaning: "")
                : path)
            .DistinctBy(path => path.Path)
            .ToList();
        return paths
            .Where(path => !paths.Exists(other => other.Path == path.Path + "."))
            .Select(path => new Candidate(
                before + path.Path + (path.Path.EndsWith('.') ? "" : after), path.Meaning));
    }

    private static string FirstLine(string? text) => (text ?? "").Split(". ")[0].TrimEnd('.');

    // How far a command line is understood: its command, the option whose value comes next, its options and values.
    private sealed record Line(
        Command Command, Option? Awaiting, IReadOnlyList<Option> Given, IReadOnlyList<string> Values);
}
