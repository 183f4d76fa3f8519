using System.CommandLine;
using Experiments.Execution;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Cli.Commands;

/// <summary>ensemble RUN...: lets trained models vote together.</summary>
internal sealed class EnsembleCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly OutputArguments _output = new();
    private readonly RunSelection _selection = new();
    private readonly Argument<string[]> _runs = RunSelection.Arguments();

    private readonly Option<string> _vote = new("--vote")
    {
        Description =
            "soft: by the mean of the members' probabilities; hard: by what most of them answer. Default: soft",
        DefaultValueFactory = _ => "soft",
    };

    /// <summary>The command.</summary>
    public EnsembleCommand(Caller caller)
        : base(
            "ensemble",
            "Tells what all completed trials of runs reach when they vote together, and ensembles of every smaller "
            + "size; computed from what they said, without training.")
    {
        _caller = caller;
        _vote.AcceptOnlyFromAmong("soft", "hard");
        Add(_runs);
        Add(_vote);
        _selection.AddTo(this);
        _output.AddTo(this);
        SetAction(Tell);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("ensemble baseline", "the trials of the latest run of baseline together"),
        ("ensemble baseline three-conv --vote hard", "those of two experiments on the same images, by majority"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables => [OutputFolder.DescribedVariable];

    private int Tell(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        try
        {
            var folders = _selection.FindAll(arguments.GetValue(_runs)!, arguments, _caller);
            var members = folders.SelectMany(folder => Members(folder, folders.Count > 1)).ToList();
            if (members.Count == 0)
            {
                throw new ExperimentException(
                    FailureKind.Results, $"{folders[0].Path}: no trial is completed yet, so that nobody can vote.");
            }
            var vote = arguments.GetValue(_vote) == "hard" ? Vote.Hard : Vote.Soft;
            output.Report(new EnsembleComputed(EnsembleOutcome.Of(members, vote)));
            return ExitCode.Done;
        }
        catch (ExperimentException failure)
        {
            return output.Fail(failure);
        }
    }

    private static IReadOnlyList<EnsembleMember> Members(RunFolder folder, bool isOneOfSeveral)
    {
        var status = RunStatus.Read(folder);
        return EnsembleMember.Of(folder, status.Ended, isOneOfSeveral ? status.Experiment.Base.Name + "/" : "");
    }
}
