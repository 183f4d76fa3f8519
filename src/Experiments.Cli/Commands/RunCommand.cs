using System.CommandLine;
using Experiments.Execution;
using Experiments.Reports.Drawing;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Cli.Commands;

/// <summary>run FILE...: trains, tests and writes results.</summary>
internal sealed class RunCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly ExperimentArguments _experiments = new();
    private readonly DataArguments _data = new();
    private readonly ExecutionArguments _execution = new();
    private readonly OutputArguments _output = new();

    private readonly Option<string?> _results = OutputFolder.Option("Write results into DIR");

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description =
            "List every trial with its values, parameter count and time, as far as stored trials tell it; run nothing",
    };

    private readonly Option<bool> _probe = new("--probe")
    {
        Description =
            "With --dry-run: estimate the time of the other trials too, by a few training steps of each variant",
    };

    /// <summary>The command.</summary>
    public RunCommand(Caller caller)
        : base(
            "run",
            "Trains the models of experiment files, tests them and writes the results. Run again, it does what is "
            + "still to do.")
    {
        _caller = caller;
        _experiments.AddTo(this);
        Add(_results);
        _data.AddTo(this);
        _execution.AddTo(this);
        Add(_dryRun);
        Add(_probe);
        _output.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetValue(_probe) && !result.GetValue(_dryRun))
            {
                result.AddError("--probe estimates times for --dry-run; give both, or use check --probe.");
            }
        });
        SetAction(Run);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("experiments/quickstart.yaml", "the same as: run experiments/quickstart.yaml"),
        ("run experiments/baseline.yaml --trials 5",
            "five trials with five seeds; those already done are not run again"),
        ("run experiments/baseline.yaml --trials 8 --jobs 4", "eight trials, four at a time"),
        ("run experiments/deep7conv.yaml --limit 2000 --set training.epochs=1", "a quick try of a large model"),
        ("run experiments/baseline.yaml --sweep model.dropout_1=0.2,0.5 --dry-run",
            "what would run, without running it"),
        ("run experiments/*.yaml --output /tmp/results --json", "several experiments, told as JSON"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables =>
    [
        OutputFolder.DescribedVariable,
        DataArguments.DescribedVariable,
        (Caller.DebugVariable, "1: stack traces with errors"),
        ("NO_COLOR", "anything: no colors"),
    ];

    private int Run(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        var (experiments, problems) = _experiments.Read(arguments);
        if (problems.Count > 0)
        {
            output.Report(new ProblemsFound(problems));
            return ExitCode.Spec;
        }

        if (arguments.GetValue(_dryRun))
        {
            return Plan(experiments, arguments, output);
        }

        using var stop = output.StopOnSignals();
        var runner = new ExperimentRunner(OptionsOf(arguments), FigureRenderer.Create(), _caller.Time, output);
        var code = ExitCode.Done;
        var runs = new List<RunFolder>();
        foreach (var experiment in experiments)
        {
            try
            {
                stop.Token.ThrowIfCancellationRequested();
                output.Report(experiment);
                var summary = runner.Run(experiment.Experiment, stop.Token);
                output.Report(new RunEnded(experiment.File, experiment.Experiment, experiment.Dataset, summary));
                runs.Add(summary.Folder);
                code = First(
                    code,
                    summary.Outcomes.All(IsCompleted) && summary.NotBegunCount == 0
                        ? ExitCode.Done : ExitCode.TrialFailed);
            }
            catch (OperationCanceledException) when (stop.Received is { } signal)
            {
                output.Report(new Stopped(_caller.CommandText));
                return ExitCode.Of(signal);
            }
            catch (ExperimentException failure)
            {
                // The other experiments may well go through: they may have other data.
                code = First(code, output.Fail(failure, experiment.File));
            }
        }
        return runs.Distinct().Count() > 1 ? First(code, Compare([.. runs.Distinct()], arguments, output)) : code;
    }

    // Several experiments are run to be compared.
    private int Compare(IReadOnlyList<RunFolder> runs, ParseResult arguments, CommandOutput output)
    {
        try
        {
            var results = new ResultsFolder(OutputFolder.Of(arguments.GetValue(_results), _caller));
            var reports = new StoredReports(
                _data.LocationOf(arguments, _caller), FigureRenderer.Create(), _caller.Time, output);
            CompareCommand.Compare(reports, results, [.. runs.Select(StoredRun.Read)], output);
            return ExitCode.Done;
        }
        catch (ExperimentException failure)
        {
            return output.Fail(failure);
        }
    }

    private RunOptions OptionsOf(ParseResult arguments)
    {
        var options = new RunOptions
        {
            Output = OutputFolder.Of(arguments.GetValue(_results), _caller),
            Data = _data.LocationOf(arguments, _caller),
            Command = _caller.CommandText,
            Overrides = _experiments.DecidingOverridesOf(arguments),
        };
        return _execution.Complete(options, arguments, _caller);
    }

    private int Plan(IReadOnlyList<ExperimentRead> experiments, ParseResult arguments, CommandOutput output)
    {
        Func<Variant, int, TimeSpan>? probe = arguments.GetValue(_probe)
            ? (variant, threads) => TrialProbe.Measure(variant.Spec, threads, _caller.Time).Trial
            : null;
        foreach (var experiment in experiments)
        {
            var forecast = RunForecast.Of(experiment.Experiment, OptionsOf(arguments), probe);
            if (forecast.Announcement is { } changed)
            {
                output.Report(changed);
            }
            output.Report(new TrialsPlanned(experiment, forecast));
        }
        return ExitCode.Done;
    }

    private static bool IsCompleted(TrialOutcome outcome) => outcome.Status == TrialStatus.Completed;

    private static int First(int former, int latter) => former == ExitCode.Done ? latter : former;
}
