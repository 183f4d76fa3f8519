using System.CommandLine;

namespace Experiments.Cli.Commands;

/// <summary>check FILE...: everything but training.</summary>
internal sealed class CheckCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly ExperimentArguments _experiments = new();
    private readonly OutputArguments _output = new();

    /// <summary>The command.</summary>
    public CheckCommand(Caller caller)
        : base("check", "Reads experiment files, checks every layer's shape and prints the models; trains nothing.")
    {
        _caller = caller;
        _experiments.AddTo(this);
        _output.AddTo(this);
        SetAction(Check);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("check experiments/*.yaml", "checks all experiments and prints their models"),
    ];

    private int Check(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        var (experiments, problems) = _experiments.Read(arguments);
        foreach (var experiment in experiments)
        {
            output.Report(experiment);
        }
        if (problems.Count > 0)
        {
            output.Report(new ProblemsFound(problems));
            return ExitCode.Spec;
        }
        return ExitCode.Done;
    }
}
