using System.CommandLine;
using Experiments.Execution;
using Experiments.Reports.Drawing;

namespace Experiments.Cli.Commands;

/// <summary>compare RUN...: which variant is better, and whether that can be known.</summary>
internal sealed class CompareCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly RunSelection _selection = new();
    private readonly Argument<string[]> _runs = RunSelection.Arguments();
    private readonly DataArguments _data = new();
    private readonly OutputArguments _output = new();

    /// <summary>The command.</summary>
    public CompareCommand(Caller caller)
        : base(
            "compare",
            "Ranks the variants of runs by test accuracy and tells which differences are clear, seed by seed; those "
            + "that cannot be told apart share a rank. Of several runs, it writes a report too.")
    {
        _caller = caller;
        Add(_runs);
        _selection.AddTo(this);
        _data.AddFolderTo(this);
        _output.AddTo(this);
        SetAction(Compare);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("compare baseline three-conv augmented", "the latest runs of three experiments"),
        ("compare filters-dropout", "the variants of a sweep"),
        ("compare experiments/*.yaml", "the runs of these files as they stand"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables =>
        [OutputFolder.DescribedVariable, DataArguments.DescribedVariable];

    private int Compare(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        try
        {
            var folders = _selection.FindAll(arguments.GetValue(_runs)!, arguments, _caller);
            var reports = new StoredReports(
                _data.LocationOf(arguments, _caller), FigureRenderer.Create(), _caller.Time, output);
            Compare(reports, _selection.Results(arguments, _caller), [.. folders.Select(StoredRun.Read)], output);
            return ExitCode.Done;
        }
        catch (ExperimentException failure)
        {
            return output.Fail(failure);
        }
    }

    /// <summary>Tells which variants of runs are better, and writes the report on several runs.</summary>
    /// <exception cref="ExperimentException">
    /// A file of a run is damaged, or one cannot be written; kind Results.
    /// </exception>
    public static void Compare(
        StoredReports reports, ResultsFolder results, IReadOnlyList<StoredRun> runs, CommandOutput output)
    {
        var comparisons = VariantComparison.Of(runs);
        foreach (var comparison in comparisons)
        {
            output.Report(new VariantsCompared(comparison));
        }
        if (runs.Count > 1)
        {
            var report = reports.Write(results, runs, comparisons);
            output.Report(new ReportWritten("", report.Html, report.Markdown));
        }
    }
}
