using System.CommandLine;
using Experiments.Execution;
using Experiments.Spec;

namespace Experiments.Cli.Commands;

/// <summary>check FILE...: everything but training.</summary>
internal sealed class CheckCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly ExperimentArguments _experiments = new();
    private readonly VariantOption _variant = new();
    private readonly OutputArguments _output = new();

    private readonly Option<bool> _effective = new("--effective")
    {
        Description = "List everything that holds, layers as they are executed, and say what is a default",
    };

    private readonly Option<bool> _probe = new("--probe")
    {
        Description = "Train a few steps on random images and estimate the time of an epoch and of a trial; needs no "
            + "dataset",
    };

    private readonly Option<int?> _threads = PositiveNumber.Option(
        "--threads", "Probe with N processor threads. Default: one a core");

    /// <summary>The command.</summary>
    public CheckCommand(Caller caller)
        : base("check", "Reads experiment files, checks every layer's shape and prints the models; trains nothing.")
    {
        _caller = caller;
        _experiments.AddTo(this);
        _variant.AddTo(this);
        Add(_effective);
        Add(_probe);
        Add(_threads);
        _output.AddTo(this);
        SetAction(Check);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("check experiments/*.yaml", "checks all experiments and prints their models"),
        ("check experiments/deep7conv.yaml --probe", "how long a trial would take here"),
    ];

    private int Check(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        var (experiments, problems) = _experiments.Read(arguments);
        var code = ExitCode.Done;
        foreach (var experiment in experiments)
        {
            if (!_variant.TryFind(arguments, experiment.Experiment, out var variant, out var complaint))
            {
                output.Report(new RunFailed(experiment.File, complaint, ExitCode.CommandLine));
                code = ExitCode.CommandLine;
                continue;
            }
            var read = experiment with { Only = variant };
            output.Report(read);
            if (arguments.GetValue(_effective))
            {
                var values = SpecExplainer.Explain(read.File, _experiments.OverridesOf(arguments), variant).Value!;
                output.Report(new Explained(read.File, values, IsBrief: true));
            }
            if (arguments.GetValue(_probe))
            {
                output.Report(new Probed(
                    read, [.. read.Variants.Select(one => (one, Estimate(one, arguments.GetValue(_threads))))]));
            }
        }
        if (problems.Count > 0)
        {
            output.Report(new ProblemsFound(problems));
            return ExitCode.Spec;
        }
        return code;
    }

    private TrialEstimate Estimate(Variant variant, int? threads) =>
        TrialProbe.Measure(variant.Spec, threads ?? Environment.ProcessorCount, _caller.Time);
}
