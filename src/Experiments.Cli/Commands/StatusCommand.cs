using System.CommandLine;
using Experiments.Execution;

namespace Experiments.Cli.Commands;

/// <summary>status [RUN]: how far a run is.</summary>
internal sealed class StatusCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly OutputArguments _output = new();
    private readonly RunSelection _selection = new();

    private readonly Argument<string?> _run = new("RUN")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "An experiment's name, for its latest run; or a run as list shows it; or a run's folder. "
            + "Default: the run that was started last",
    };

    /// <summary>The command.</summary>
    public StatusCommand(Caller caller)
        : base("status", "Tells how far a run is, also while it runs; reads its files alone and disturbs nothing.")
    {
        _caller = caller;
        Add(_run);
        _selection.AddTo(this);
        _output.AddTo(this);
        SetAction(Tell);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
        [("status baseline", "the latest run of baseline: trials done, running, failed and still to come")];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables => [OutputFolder.DescribedVariable];

    private int Tell(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        var results = _selection.Results(arguments, _caller);
        try
        {
            var folder = arguments.GetValue(_run) is { } name
                ? results.Find(name, _caller.Folder)
                : results.Latest()
                    ?? throw new ExperimentException(
                        FailureKind.Results,
                        $"{results.Path}: there is no run yet. {_caller.Program} FILE.yaml starts one.");
            output.Report(new StatusRead(RunStatus.Read(folder)));
            return ExitCode.Done;
        }
        catch (ExperimentException failure)
        {
            return output.Fail(failure);
        }
    }
}
