using System.CommandLine;
using Experiments.Execution;

namespace Experiments.Cli.Commands;

/// <summary>compare RUN...: which variant is better, and whether that can be known.</summary>
internal sealed class CompareCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly RunSelection _selection = new();
    private readonly OutputArguments _output = new();

    private readonly Argument<string[]> _runs = new("RUN")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = $"Runs: {RunSelection.Names}",
    };

    /// <summary>The command.</summary>
    public CompareCommand(Caller caller)
        : base(
            "compare",
            "Ranks the variants of runs by test accuracy and tells which differences are clear, seed by seed; those that cannot be told "
            + "apart share a rank.")
    {
        _caller = caller;
        Add(_runs);
        _selection.AddTo(this);
        _output.AddTo(this);
        SetAction(Compare);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("compare baseline three-conv augmented", "the latest runs of three experiments"),
        ("compare filters-dropout", "the variants of a sweep"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables => [OutputFolder.DescribedVariable];

    private int Compare(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        try
        {
            var folders = arguments.GetValue(_runs)!.Select(name => _selection.Find(name, arguments, _caller)).Distinct();
            foreach (var comparison in VariantComparison.Of([.. folders.Select(StoredRun.Read)]))
            {
                output.Report(new VariantsCompared(comparison));
            }
            return ExitCode.Done;
        }
        catch (ExperimentException failure)
        {
            return output.Fail(failure);
        }
    }
}
