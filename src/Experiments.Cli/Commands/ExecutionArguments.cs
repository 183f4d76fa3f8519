using System.CommandLine;
using Experiments.Execution;

namespace Experiments.Cli.Commands;

/// <summary>How trials run: --jobs, --threads, --device and --stop-on-failure.</summary>
internal sealed class ExecutionArguments
{
    private readonly Option<int?> _jobs = PositiveNumber.Option(
        "--jobs",
        "Run N trials side by side, each in a process of its own. Default: as many as the cores and the memory allow; "
        + "one on a graphics card");

    private readonly Option<int?> _threads = PositiveNumber.Option(
        "--threads",
        "Use N processor threads a trial. The same number is needed to get the same bits again, so a run that has "
        + "trials keeps its own. Default: 1 for several trials, one a core for a single one");

    private readonly Option<string?> _device =
        DeviceOption.Create("Train on cpu, cuda or cuda:1. Default: auto, a CUDA device where there is one");

    private readonly Option<bool> _stopOnFailure = new("--stop-on-failure")
    {
        Description = "Begin no further trial after one that failed or diverged; those at work are finished",
    };

    private readonly Option<bool> _allowInexact = AllowInexactOption();

    /// <summary>--allow-inexact.</summary>
    public static Option<bool> AllowInexactOption() => new("--allow-inexact")
    {
        Description = "Go on with a trial that was stopped halfway even where threads, device or versions are others "
            + "now: its bits are not those of an undisturbed trial, which is recorded with it",
    };

    /// <summary>Gives the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_jobs);
        command.Add(_threads);
        command.Add(_device);
        command.Add(_stopOnFailure);
        command.Add(_allowInexact);
    }

    /// <summary>The options of a run with what the command line says of this.</summary>
    /// <param name="options">The options without it.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="caller">Who called; its program serves as worker too.</param>
    public RunOptions Complete(RunOptions options, ParseResult arguments, Caller caller) => options with
    {
        Jobs = arguments.GetValue(_jobs),
        Threads = arguments.GetValue(_threads),
        Device = arguments.GetValue(_device) ?? DeviceChoice.Auto,
        StopOnFailure = arguments.GetValue(_stopOnFailure),
        AllowInexact = arguments.GetValue(_allowInexact),
        Worker = caller.Self is { } self ? new(self[0], [.. self.Skip(1), WorkerCommand.Word]) : null,
    };
}
