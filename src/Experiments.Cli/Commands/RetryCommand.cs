using System.CommandLine;
using Experiments.Data;
using Experiments.Execution;
using Experiments.Reports.Drawing;
using Experiments.Trials;

namespace Experiments.Cli.Commands;

/// <summary>retry RUN --failed: runs trials again that went wrong.</summary>
internal sealed class RetryCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly RunSelection _runs = new();
    private readonly DataArguments _data = new();
    private readonly ExecutionArguments _execution = new();
    private readonly OutputArguments _output = new();
    private readonly Argument<string> _run = RunSelection.Argument();

    private readonly Option<bool> _failed = new("--failed")
    {
        Description =
            "Run the trials again that failed or diverged, and those that have not ended yet; finished ones stay",
    };

    /// <summary>The command.</summary>
    public RetryCommand(Caller caller)
        : base("retry", "Runs trials of a run again that failed or diverged, from what its folder says alone.")
    {
        _caller = caller;
        Add(_run);
        Add(_failed);
        _runs.AddTo(this);
        _data.AddTo(this);
        _execution.AddTo(this);
        _output.AddTo(this);
        Validators.Add(result =>
        {
            if (!result.GetValue(_failed))
            {
                result.AddError("retry needs --failed, which says that trials are meant that failed or diverged.");
            }
        });
        SetAction(Retry);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
        [("retry baseline --failed", "what went wrong in the latest run of baseline, once more")];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables =>
        [OutputFolder.DescribedVariable, DataArguments.DescribedVariable];

    private int Retry(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        return output.Attempt(cancellation => Retry(arguments, output, cancellation));
    }

    private int Retry(ParseResult arguments, CommandOutput output, CancellationToken cancellation)
    {
        var status = RunStatus.Read(_runs.Find(arguments.GetValue(_run)!, arguments, _caller));
        var experiment = status.Experiment;
        if (status.Ended.All(IsCompleted))
        {
            output.Report(new Notice(
                $"{_caller.ShortPath(status.Folder.Path)}: no trial failed or diverged, so nothing was started."));
            return ExitCode.Done;
        }
        var summary = new ExperimentRunner(
            OptionsOf(status, arguments), FigureRenderer.Create(), _caller.Time, output)
            .Run(experiment, cancellation);
        var file = _caller.ShortPath(status.Folder.Spec);
        output.Report(new RunEnded(
            file, experiment, DatasetCatalogue.Describe(experiment.Base.Data.Dataset), summary));
        return summary.Outcomes.All(IsCompleted) && summary.NotBegunCount == 0
            ? ExitCode.Done : ExitCode.TrialFailed;
    }

    private RunOptions OptionsOf(RunStatus status, ParseResult arguments)
    {
        var results = Path.GetDirectoryName(Path.GetDirectoryName(status.Folder.Path))!;
        if (RunFolder.Of(results, status.Experiment) != status.Folder)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{status.Folder.Path}: the folder above it is not named after its experiment, "
                + $"{status.Experiment.Base.Name}. Nothing was changed. Give it that name.");
        }
        var options = new RunOptions
        {
            Output = results,
            Data = _data.LocationOf(arguments, _caller),
            Command = _caller.CommandText,
            RetryDiverged = true,
        };
        return _execution.Complete(options, arguments, _caller);
    }

    private static bool IsCompleted(TrialOutcome outcome) => outcome.Status == TrialStatus.Completed;
}
