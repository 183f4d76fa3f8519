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
        return new(caller, human, json ? [new JsonOutput(caller.Output), told] : [told]);
    }
}

/// <summary>Where a command's events go.</summary>
/// <param name="caller">Who called the command.</param>
/// <param name="human">The output that may draw on the terminal.</param>
/// <param name="listeners">All outputs.</param>
internal sealed class CommandOutput(Caller caller, HumanOutput human, IReadOnlyList<IProgress<RunEvent>> listeners)
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

    /// <summary>Tells of a failure.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="file">The experiment file that it is about; null for none.</param>
    /// <returns>The exit code that it asks for.</returns>
    public int Fail(ExperimentException failure, string? file = null)
    {
        var code = ExitCode.Of(failure.Kind);
        Report(new RunFailed(file, caller.MessageOf(failure), code));
        return code;
    }

    /// <summary>Does what signals may stop and the user may have to mend; tells of either.</summary>
    /// <param name="work">Gives the exit code where it comes to its end.</param>
    /// <returns>The exit code.</returns>
    public int Attempt(Func<CancellationToken, int> work)
    {
        using var stop = StopOnSignals();
        try
        {
            return work(stop.Token);
        }
        catch (OperationCanceledException) when (stop.Received is { } signal)
        {
            Report(new Stopped(caller.CommandText));
            return ExitCode.Of(signal);
        }
        catch (ExperimentException failure)
        {
            return Fail(failure);
        }
    }

    /// <summary>Heeds the signals that stop the program, and tells of them, until disposed.</summary>
    public StopSignals StopOnSignals() => new(
        signal => Report(new StopRequested(signal.ToString())),
        () => Report(new Stopped(caller.CommandText)),
        human.Resume,
        caller.Time);
}
