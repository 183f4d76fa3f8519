using System.CommandLine;
using Experiments.Execution;
using Experiments.Trials;

namespace Experiments.Cli.Commands;

/// <summary>list: all runs.</summary>
internal sealed class ListCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly OutputArguments _output = new();
    private readonly RunSelection _selection = new();

    /// <summary>The command.</summary>
    public ListCommand(Caller caller)
        : base("list", "Lists all runs, that which was started last first, each with its state.")
    {
        _caller = caller;
        _selection.AddTo(this);
        _output.AddTo(this);
        SetAction(Tell);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
        [("list", "every run in the folder of results")];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables => [OutputFolder.DescribedVariable];

    private int Tell(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        var results = _selection.Results(arguments, _caller);
        var statuses = new List<RunStatus>();
        var code = ExitCode.Done;
        foreach (var folder in results.Runs())
        {
            if (Read(folder, output) is { } status)
            {
                statuses.Add(status);
            }
            else
            {
                code = ExitCode.Results;
            }
        }
        output.Report(new RunsListed(results, statuses));
        return code;
    }

    // One that is damaged hides no other.
    private static RunStatus? Read(RunFolder folder, CommandOutput output)
    {
        try
        {
            return RunStatus.Read(folder);
        }
        catch (ExperimentException failure)
        {
            output.Fail(failure);
            return null;
        }
    }
}
