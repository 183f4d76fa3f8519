using System.CommandLine;
using Experiments.Cli.Outputs;

namespace Experiments.Cli.Commands;

/// <summary>How a command tells what happens: --quiet and --json.</summary>
internal sealed class OutputArguments
{
    private readonly Option<bool> _quiet = new("--quiet", "-q")
    {
        Description = "Print the final result only; problems and notices still go to the error stream",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON object a line for every event; what is meant for people goes to the error stream",
    };

    /// <summary>Gives the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_quiet);
        command.Add(_json);
    }

    /// <summary>Where events go.</summary>
    public CommandOutput Open(ParseResult arguments, Caller caller)
    {
        var json = arguments.GetValue(_json);

        // Beside JSON the lines for people are a log: lines drawn again would fall between those of the other stream.
        var screen = json ? caller.Error.WithoutRedrawing() : caller.Output;
        var human = new HumanOutput(screen, caller.Error, caller.Time, caller.ShortPath);
        IProgress<RunEvent> told = arguments.GetValue(_quiet) ? new QuietOutput(human) : human;
        return new(human, json ? [new JsonOutput(caller.Output), told] : [told]);
    }
}

/// <summary>Where a command's events go.</summary>
/// <param name="human">The output that may draw on the terminal.</param>
/// <param name="listeners">All outputs.</param>
internal sealed class CommandOutput(HumanOutput human, IReadOnlyList<IProgress<RunEvent>> listeners)
    : IProgress<RunEvent>
{
    /// <inheritdoc/>
    public void Report(RunEvent value)
    {
        foreach (var listener in listeners)
        {
            listener.Report(value);
        }
    }

    /// <summary>Heeds the signals that stop the program, and tells of them, until disposed.</summary>
    public StopSignals StopOnSignals(Caller caller) => new(
        signal => Report(new StopRequested(signal.ToString())),
        () => Report(new Stopped(caller.CommandText)),
        human.Resume,
        caller.Time);
}
