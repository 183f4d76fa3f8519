using System.CommandLine;
using Experiments.Execution;
using Experiments.Trials;

namespace Experiments.Cli.Commands;

/// <summary>Which run a command is about: arguments that name runs, and --output.</summary>
internal sealed class RunSelection
{
    /// <summary>What a run may be called.</summary>
    public const string Names = "an experiment's name, for its latest run; or a run as list shows it; or a run's folder";

    private readonly Option<string?> _results = OutputFolder.Option("Look for runs in DIR");

    /// <summary>An argument that names a run.</summary>
    public static Argument<string> Argument(string name = "RUN") => new(name) { Description = $"A run: {Names}" };

    /// <summary>Gives the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_results);

    /// <summary>The folder of results.</summary>
    public ResultsFolder Results(ParseResult arguments, Caller caller) =>
        new(OutputFolder.Of(arguments.GetValue(_results), caller));

    /// <summary>The run of a name.</summary>
    /// <exception cref="ExperimentException">There is none; kind Results.</exception>
    public RunFolder Find(string name, ParseResult arguments, Caller caller) => Results(arguments, caller).Find(name, caller.Folder);
}
