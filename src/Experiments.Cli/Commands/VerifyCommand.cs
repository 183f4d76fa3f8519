using System.CommandLine;
using System.Globalization;
using Experiments.Execution;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Cli.Commands;

/// <summary>verify RUN: runs trials once more and compares.</summary>
internal sealed class VerifyCommand : CliCommand
{
    private const double DefaultTolerance = 1e-3;

    private readonly Caller _caller;
    private readonly RunSelection _runs = new();
    private readonly DataArguments _data = new();
    private readonly OutputArguments _output = new();
    private readonly Argument<string> _run = RunSelection.Argument();

    private readonly Option<string?> _trial = new("--trial")
    {
        HelpName = "NAME",
        Description = "Run this trial again, such as base-s1. Default: the first one that ended well",
    };

    private readonly Option<bool> _all = new("--all") { Description = "Run all trials again, one after the other" };

    private readonly Option<string?> _tolerance = new("--tolerance")
    {
        HelpName = "X",
        Description =
            "Take numbers for equal that differ by no more than X, relative to numbers above 1. Default: 0.001",
    };

    private readonly Option<int?> _threads = PositiveNumber.Option(
        "--threads", "Use N processor threads. Default: as many as the trial was trained with");

    private readonly Option<string?> _device = DeviceOption.Create(
        "Train on cpu, cuda or cuda:1. Default: where the trial was trained");

    /// <summary>The command.</summary>
    public VerifyCommand(Caller caller)
        : base(
            "verify",
            "Runs a trial again, from what its run's folder says alone, into a temporary folder, and tells whether it "
            + "comes out the same: to the bit, within a tolerance, or from which epoch on not, and why.")
    {
        _caller = caller;
        Add(_run);
        Add(_trial);
        Add(_all);
        Add(_tolerance);
        _runs.AddTo(this);
        _data.AddTo(this);
        Add(_threads);
        Add(_device);
        _output.AddTo(this);
        _tolerance.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && ToTolerance(token.Value) is null)
            {
                result.AddError($"--tolerance takes a number, 0 or more; '{token.Value}' is none.");
            }
        });
        Validators.Add(result =>
        {
            if (result.GetValue(_all) && result.GetResult(_trial) is { Implicit: false })
            {
                result.AddError("--all and --trial say different things: give one of them.");
            }
        });
        SetAction(Verify);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("verify baseline", "trains the first trial of baseline's latest run once more"),
        ("verify baseline --all --quiet", "all of them; says only how each came out"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables =>
        [OutputFolder.DescribedVariable, DataArguments.DescribedVariable];

    private int Verify(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        return output.Attempt(cancellation => Verify(arguments, output, cancellation));
    }

    private int Verify(ParseResult arguments, CommandOutput output, CancellationToken cancellation)
    {
        var folder = _runs.Find(arguments.GetValue(_run)!, arguments, _caller);
        var tolerance = ToTolerance(arguments.GetValue(_tolerance) ?? "") ?? DefaultTolerance;
        var verifier = new TrialVerifier(
            folder, _data.LocationOf(arguments, _caller), tolerance, _caller.Time, output)
        {
            Threads = arguments.GetValue(_threads),
            Device = arguments.GetValue(_device),
        };
        var verified = verifier.Run(Chosen(folder, arguments), cancellation);
        output.Report(new RunVerified(folder, verified));
        return verified.All(trial => trial.Agreement is Agreement.BitEqual or Agreement.WithinTolerance)
            ? ExitCode.Done
            : ExitCode.NotReproduced;
    }

    private IReadOnlyList<TrialOutcome> Chosen(RunFolder folder, ParseResult arguments)
    {
        var outcomes = TrialVerifier.Outcomes(folder);
        if (arguments.GetValue(_all) && outcomes.Count > 0)
        {
            return outcomes;
        }
        var name = arguments.GetValue(_trial);
        var chosen = name is null
            ? outcomes.FirstOrDefault(outcome => outcome.Status == TrialStatus.Completed)
                ?? (outcomes is [var first, ..] ? first : null)
            : outcomes.FirstOrDefault(outcome => outcome.Plan.Name == name);
        var names = outcomes.Select(outcome => outcome.Plan.Name).ToList();
        return chosen is not null ? [chosen] : throw new ExperimentException(
            FailureKind.Results,
            $"{folder.Path}: no trial {(name is null ? "" : $"{name} ")}has ended there that could be run again."
            + (name is not null && Spelling.Nearest(name, names) is { } near ? $" Did you mean '{near}'?" : ""));
    }

    private static double? ToTolerance(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number : null;
}
