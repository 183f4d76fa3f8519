using System.CommandLine;
using Experiments.Execution;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Cli.Commands;

/// <summary>Which run a command is about: arguments that name runs, and --output.</summary>
internal sealed class RunSelection
{
    /// <summary>What a run may be called.</summary>
    public const string Names =
        "an experiment's name, for its latest run; or its file; or a run as list shows it; or a run's folder";

    private readonly Option<string?> _results = OutputFolder.Option("Look for runs in DIR");

    /// <summary>An argument that names a run.</summary>
    public static Argument<string> Argument(string name = "RUN") => new(name) { Description = $"A run: {Names}" };

    /// <summary>Arguments that name runs.</summary>
    public static Argument<string[]> Arguments() => new("RUN")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = $"Runs: {Names}",
    };

    /// <summary>Gives the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_results);

    /// <summary>The folder of results.</summary>
    public ResultsFolder Results(ParseResult arguments, Caller caller) =>
        new(OutputFolder.Of(arguments.GetValue(_results), caller));

    /// <summary>The runs of several names, each once, in the order of the names.</summary>
    /// <exception cref="ExperimentException">One of them is none; kind Results.</exception>
    public IReadOnlyList<RunFolder> FindAll(IEnumerable<string> names, ParseResult arguments, Caller caller) =>
        [.. names.Select(name => Find(name, arguments, caller)).Distinct()];

    /// <summary>The run of a name.</summary>
    /// <exception cref="ExperimentException">There is none; kind Results.</exception>
    public RunFolder Find(string name, ParseResult arguments, Caller caller) =>
        name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal)
            ? FindOfFile(Path.GetFullPath(name, caller.Folder), name, Results(arguments, caller))
            : Results(arguments, caller).Find(name, caller.Folder);

    private static RunFolder FindOfFile(string file, string name, ResultsFolder results)
    {
        var read = SpecReader.ReadFile(file, []);
        if (read.Value is not { } experiment)
        {
            throw new ExperimentException(FailureKind.Spec, $"{read.Problems[0]}");
        }
        var folder = RunFolder.Of(results.Path, experiment);
        return File.Exists(folder.Run)
            ? folder
            : throw new ExperimentException(
                FailureKind.Results,
                $"{name}: there is no run of this file as it stands. "
                + (results.Latest(experiment.Base.Name) is { } latest
                    ? $"The latest run of {experiment.Base.Name} is {Path.GetFileName(latest.Path)}, of another spec; "
                        + "name that, or "
                    : "")
                + $"run the file first.");
    }
}
