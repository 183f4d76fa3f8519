using System.CommandLine;
using System.CommandLine.Parsing;
using Experiments.Cli.Text;
using Experiments.Spec;

namespace Experiments.Cli.Commands;

/// <summary>What is wrong with a command line, as text: what was found, what was meant, where help is.</summary>
internal static class UsageProblem
{
    /// <summary>The text as lines.</summary>
    public static IEnumerable<Line> Of(ParseResult arguments, string program)
    {
        var command = arguments.CommandResult.Command;
        var isRoot = command is RootCommand;
        IEnumerable<string> messages = isRoot
            ? [UnknownCommand(arguments.Tokens.Select(token => token.Value).FirstOrDefault() ?? "", command, program)]
            : arguments.Errors.Select(error => Message(error, command, program));
        return
        [
            .. messages.Distinct().Select(message => new Line(message, Ink.Bad)),
            new($"'{program}{HelpText.PathOf(command)} --help' lists what is possible."),
        ];
    }

    /// <summary>What to say of an option that a command does not have.</summary>
    public static string UnknownOption(string word, Command command)
    {
        var name = word.Split('=')[0];
        return $"{command.Name} has no option {name}."
            + Suggestion(name, HelpText.Options(command).SelectMany(option => option.Aliases.Append(option.Name)));
    }

    private static string UnknownCommand(string word, Command root, string program)
    {
        if (word.StartsWith('-'))
        {
            return $"A command or an experiment file must come before {word}: "
                + $"{program} experiments/quickstart.yaml {word} ...";
        }
        return $"'{word}' is neither a command nor an experiment file, whose name ends in .yaml."
            + Suggestion(word, root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name));
    }

    private static string Message(ParseError error, Command command, string program) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult } argument when command is CliCommand guide =>
            $"{command.Name} needs a {argument.Argument.Name}, such as {program} {guide.Examples[0].Arguments}",
        _ => error.Message,
    };

    private static string Suggestion(string word, IEnumerable<string> known) =>
        Spelling.Nearest(word, known) is { } near ? $" Did you mean '{near}'?" : "";
}
