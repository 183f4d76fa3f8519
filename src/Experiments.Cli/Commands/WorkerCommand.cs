using System.CommandLine;
using System.Runtime.InteropServices;
using Experiments.Execution.Workers;
using Experiments.Trials;

namespace Experiments.Cli.Commands;

/// <summary>
/// worker RUNFOLDER: a process that run starts to train trials side by side. Not for people, so it is not listed.
/// </summary>
internal sealed class WorkerCommand : CliCommand
{
    /// <summary>The command's name.</summary>
    public const string Word = "worker";

    private readonly Caller _caller;
    private readonly Argument<string> _folder = new("RUNFOLDER") { Description = "The run's folder" };
    private readonly Option<int?> _threads = PositiveNumber.Option("--threads", "Processor threads");
    private readonly Option<string> _device = new("--device") { Required = true, Description = "Where to train" };
    private readonly Option<bool> _allowInexact = ExecutionArguments.AllowInexactOption();
    private readonly Option<string?> _data = new("--data") { Description = "Look for datasets there first" };

    /// <summary>The command.</summary>
    public WorkerCommand(Caller caller)
        : base(Word, "Trains the trials that it is told on standard input; run starts it.")
    {
        _caller = caller;
        Hidden = true;
        Add(_folder);
        Add(_threads);
        Add(_device);
        Add(_data);
        Add(_allowInexact);
        SetAction(Work);
    }

    private int Work(ParseResult arguments)
    {
        // A terminal sends these to all processes at once, and so do those who end a whole session. Who started this
        // one decides: it closes the input, which its death does too.
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        var registrations = signals
            .Select(signal => PosixSignalRegistration.Create(signal, context => context.Cancel = true))
            .ToList();
        var worker = new TrialWorker(
            new RunFolder(arguments.GetValue(_folder)!),
            arguments.GetValue(_threads) ?? Environment.ProcessorCount,
            arguments.GetValue(_device)!,
            new(arguments.GetValue(_data), Offline: true),
            arguments.GetValue(_allowInexact),
            _caller.Time);
        worker.Run(_caller.Input, _caller.Output.Send, () => ProcessEnd.Now(ExitCode.Done));
        registrations.ForEach(registration => registration.Dispose());
        return ExitCode.Done;
    }
}
