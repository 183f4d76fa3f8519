using Experiments.Cli.Text;

namespace Experiments.Cli;

/// <summary>Commands as they are typed in a folder; results lie in its folder results.</summary>
internal sealed class TypedCommands(string folder)
{
    /// <summary>What was written to standard output.</summary>
    public StringWriter Output { get; } = new();

    /// <summary>What was written to standard error.</summary>
    public StringWriter Error { get; } = new();

    /// <summary>Runs a command to its end.</summary>
    /// <returns>The exit code.</returns>
    public int Type(params string[] arguments) => Answer("", arguments);

    /// <summary>Runs a command that asks something.</summary>
    /// <param name="answer">What is typed then.</param>
    /// <param name="arguments">The command.</param>
    /// <returns>The exit code.</returns>
    public int Answer(string answer, params string[] arguments)
    {
        var caller = new Caller
        {
            Output = new(Output, ScreenTraits.Plain),
            Error = new(Error, ScreenTraits.Plain),
            Input = new StringReader(answer),
            Folder = folder,
            Program = "./run.sh",
            Arguments = arguments,
            Variable = _ => null,
            Time = TimeProvider.System,
        };
        return new LastResort(caller, () => null, folder).Run(new CommandLine(caller).Run);
    }
}
