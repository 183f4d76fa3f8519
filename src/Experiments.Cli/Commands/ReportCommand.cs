using System.CommandLine;
using Experiments.Execution;
using Experiments.Reports.Drawing;

namespace Experiments.Cli.Commands;

/// <summary>report RUN...: writes the reports of runs anew, and holds what their files claim against them.</summary>
internal sealed class ReportCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly RunSelection _selection = new();
    private readonly Argument<string[]> _runs = RunSelection.Arguments();
    private readonly DataArguments _data = new();
    private readonly OutputArguments _output = new();

    private readonly Option<bool> _check = new("--check")
    {
        Description = "Judge the claims that the experiment files make; "
            + $"exit code {ExitCode.ClaimNotSupported} where one is not supported",
    };

    /// <summary>The command.</summary>
    public ReportCommand(Caller caller)
        : base(
            "report",
            "Draws the figures of runs and writes their report.html and report.md, from what is stored of them, "
            + "without training.")
    {
        _caller = caller;
        Add(_runs);
        Add(_check);
        _selection.AddTo(this);
        _data.AddFolderTo(this);
        _output.AddTo(this);
        SetAction(Report);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("report baseline", "the report of the latest run of baseline"),
        ("report deep7conv baseline --check", "and whether what their files claim is supported"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables =>
        [OutputFolder.DescribedVariable, DataArguments.DescribedVariable];

    private int Report(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        try
        {
            var runs = _selection.FindAll(arguments.GetValue(_runs)!, arguments, _caller)
                .Select(StoredRun.Read)
                .ToList();
            var finder = _selection.Results(arguments, _caller).FinderOf(runs);
            var claims = runs.Select(run => JudgedClaim.Of(run, finder)).ToList();
            var reports = new StoredReports(
                _data.LocationOf(arguments, _caller), FigureRenderer.Create(), _caller.Time, output);
            foreach (var (run, judged) in runs.Zip(claims))
            {
                reports.Write(run, judged);
                output.Report(new ReportWritten(run.Name, run.Folder.Report, run.Folder.ReportText));
            }
            return arguments.GetValue(_check) ? Check([.. claims.SelectMany(judged => judged)], output) : ExitCode.Done;
        }
        catch (ExperimentException failure)
        {
            return output.Fail(failure);
        }
    }

    private static int Check(IReadOnlyList<JudgedClaim> claims, CommandOutput output)
    {
        output.Report(new ClaimsJudged(claims));
        return claims.All(judged => judged.IsSupported) ? ExitCode.Done : ExitCode.ClaimNotSupported;
    }
}
