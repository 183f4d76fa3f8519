using System.CommandLine;
using System.CommandLine.Invocation;
using Experiments.Cli.Text;

namespace Experiments.Cli.Commands;

/// <summary>What --help prints: usage, arguments and options, examples, environment variables and exit codes.</summary>
internal sealed class HelpText(Caller caller) : SynchronousCommandLineAction
{
    private const int WidestText = 100;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        caller.Output.Write(Of(parseResult.CommandResult.Command, caller.Program, caller.Output.Width));
        return ExitCode.Done;
    }

    /// <summary>The help text of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="program">How the program is called.</param>
    /// <param name="width">Columns a line may take.</param>
    public static IEnumerable<Line> Of(Command command, string program, int width)
    {
        width = Math.Min(width, WidestText);
        CliCommand[] guides = command is CliCommand guide ? [guide] : [.. command.Subcommands.OfType<CliCommand>()];
        return
        [
            new(new Piece("Usage: ", Ink.Strong), new Piece(Usage(command, program))),
            Line.Empty,
            .. Line.Wrap(command.Description ?? "", width).Select(line => new Line(line)),
            .. Section(
                "Commands",
                command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, sub.Description ?? "")),
                width),
            .. Section("Arguments", command.Arguments.Select(taken => (taken.Name, taken.Description ?? "")), width),
            .. Section("Options", Options(command).Select(option => (Label(option), option.Description ?? "")), width),
            // Of all commands together one each; a command's own help has the others.
            .. Examples(
                guides.SelectMany(guide => guide.Examples.Take(guides.Length == 1 ? int.MaxValue : 1)),
                program,
                width),
            .. Section("Environment", guides.SelectMany(guide => guide.Variables).Distinct(), width),
            .. Section("Exit codes", ExitCode.Meanings, width),
        ];
    }

    private static string Usage(Command command, string program)
    {
        if (command.Subcommands.Count > 0)
        {
            return $"{program}{PathOf(command)} COMMAND [OPTION...]";
        }
        var arguments = command.Arguments.Select(argument => argument.Arity switch
        {
            { MaximumNumberOfValues: > 1, MinimumNumberOfValues: 0 } => $" [{argument.Name}...]",
            { MaximumNumberOfValues: > 1 } => $" {argument.Name}...",
            { MinimumNumberOfValues: 0 } => $" [{argument.Name}]",
            _ => $" {argument.Name}",
        });
        return $"{program}{PathOf(command)}{string.Concat(arguments)} [OPTION...]";
    }

    // What follows the program's name to call a command, with a space before each word.
    internal static string PathOf(Command command) => command is RootCommand
        ? ""
        : string.Concat(command.Parents.OfType<Command>().Select(PathOf)) + " " + command.Name;

    // A command's own, and those of the program that hold for every command.
    internal static IEnumerable<Option> Options(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>()
            .SelectMany(parent => parent.Options)
            .Where(option => option.Recursive));

    private static string Label(Option option) =>
        string.Join(", ", [.. option.Aliases, option.Name]) + (option.HelpName is { } value ? $" {value}" : "");

    private static List<Line> Section(string heading, IEnumerable<(string Term, string Says)> entries, int width)
    {
        var all = entries.ToList();
        if (all.Count == 0)
        {
            return [];
        }
        var column = all.Max(entry => entry.Term.Length) + 4;
        var lines = Heading(heading);
        foreach (var (term, says) in all)
        {
            lines.AddRange(Line.Wrap(says, Math.Max(20, width - column)).Select((text, index) =>
                new Line(new Piece("  " + (index == 0 ? term : "").PadRight(column - 2)), new Piece(text))));
        }
        return lines;
    }

    private static List<Line> Examples(IEnumerable<(string Arguments, string Does)> examples, string program, int width)
    {
        var lines = Heading("Examples");
        foreach (var (arguments, does) in examples)
        {
            lines.Add(new($"  {program} {arguments}"));
            lines.AddRange(Line.Wrap(does, width - 6).Select(text => new Line(text, Ink.Faint).Indent(6)));
        }
        return lines;
    }

    private static List<Line> Heading(string heading) => [Line.Empty, new(heading, Ink.Strong)];
}
