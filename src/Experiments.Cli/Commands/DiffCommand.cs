using System.CommandLine;
using Experiments.Execution;

namespace Experiments.Cli.Commands;

/// <summary>diff A B: what two runs differ in.</summary>
internal sealed class DiffCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly RunSelection _runs = new();
    private readonly OutputArguments _output = new();
    private readonly Argument<string> _first = RunSelection.Argument("A");
    private readonly Argument<string> _second = RunSelection.Argument("B");

    /// <summary>The command.</summary>
    public DiffCommand(Caller caller)
        : base(
            "diff", "Tells in what two runs differ: their specs, value by value, their environments and their results.")
    {
        _caller = caller;
        Add(_first);
        Add(_second);
        _runs.AddTo(this);
        _output.AddTo(this);
        SetAction(Compare);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
        [("diff baseline three-conv", "the latest run of one experiment against that of another")];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables => [OutputFolder.DescribedVariable];

    private int Compare(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        try
        {
            output.Report(new RunsCompared(RunComparison.Between(
                _runs.Find(arguments.GetValue(_first)!, arguments, _caller),
                _runs.Find(arguments.GetValue(_second)!, arguments, _caller))));
            return ExitCode.Done;
        }
        catch (ExperimentException failure)
        {
            return output.Fail(failure);
        }
    }
}
