using System.CommandLine;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Cli.Commands;

/// <summary>--trial: one completed trial of a run.</summary>
/// <param name="otherwise">Which trials are meant without it, for the help text.</param>
internal sealed class TrialOption(string otherwise)
{
    private readonly Option<string?> _option = new("--trial")
    {
        HelpName = "NAME",
        Description = $"The trial whose model is asked, such as base-s1. Default: {otherwise}",
    };

    /// <summary>Gives the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_option);

    /// <summary>Whether a trial is named.</summary>
    public bool IsGiven(ParseResult arguments) => arguments.GetValue(_option) is not null;

    /// <summary>
    /// The named trial alone; without a name all completed trials of the run, in the order of the plan.
    /// </summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="folder">The run.</param>
    /// <param name="experiment">What it is a run of.</param>
    /// <exception cref="ExperimentException">There is no such trial, or it did not complete; kind Results.</exception>
    public IReadOnlyList<TrialPlan> Find(ParseResult arguments, RunFolder folder, Experiment experiment)
    {
        var completed = folder.Outcomes(TrialPlan.All(experiment))
            .Where(outcome => outcome.Status == TrialStatus.Completed).Select(outcome => outcome.Plan).ToList();
        if (completed.Count == 0)
        {
            throw Missing("no trial is completed yet, so that there is no trained model.");
        }
        if (arguments.GetValue(_option) is not { } name)
        {
            return completed;
        }
        return completed.FirstOrDefault(plan => plan.Name == name) is { } found
            ? [found]
            : throw Missing(
                $"no trial {name} is completed there. "
                + (Spelling.Nearest(name, completed.Select(plan => plan.Name)) is { } near
                    ? $"Did you mean '{near}'?"
                    : $"These are: {string.Join(", ", completed.Select(plan => plan.Name).Take(10))}"
                        + $"{(completed.Count > 10 ? ", ..." : "")}."));

        ExperimentException Missing(string finding) => new(FailureKind.Results, $"{folder.Path}: {finding}");
    }
}
