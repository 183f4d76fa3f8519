using System.CommandLine;
using Experiments.Data;
using Experiments.Spec;

namespace Experiments.Cli.Commands;

/// <summary>Which experiments a command is about: FILE... and what is put into them.</summary>
internal sealed class ExperimentArguments
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Experiment files (YAML); all of them are checked before the first one starts",
    };

    private readonly OverrideArguments _overrides = new();

    /// <summary>Gives the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        // A word that is no option of ours would else be taken for a file.
        _files.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
            {
                result.AddError(UsageProblem.UnknownOption(token.Value, command));
            }
        });
        command.Add(_files);
        _overrides.AddTo(command);
    }

    /// <summary>What the command line puts into the files.</summary>
    public IReadOnlyList<SpecOverride> OverridesOf(ParseResult arguments) => _overrides.Read(arguments);

    /// <summary>What --set put into the files that decides trials' numbers, as it was typed.</summary>
    public IReadOnlyList<string> DecidingOverridesOf(ParseResult arguments) =>
    [
        .. _overrides.Read(arguments)
            .Where(change => change.Option == SpecOverride.SetOption && !RunHash.LeavesOut(change.Path))
            .Select(change => $"{change.Path}={change.Value}"),
    ];

    /// <summary>Reads all files.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>The experiments that are right, in the given order, and all that is wrong with the others.</returns>
    public (IReadOnlyList<ExperimentRead> Experiments, IReadOnlyList<SpecProblem> Problems) Read(ParseResult arguments)
    {
        var overrides = _overrides.Read(arguments);
        var problems = new List<SpecProblem>();
        var experiments = new List<ExperimentRead>();
        foreach (var file in arguments.GetValue(_files)!)
        {
            var read = SpecReader.ReadFile(file, overrides);
            problems.AddRange(read.Problems);
            if (read.Value is not null)
            {
                experiments.Add(Describe(file, read.Value));
            }
        }

        // What is wrong with an override is wrong for every file.
        return (experiments, [.. problems.Distinct()]);
    }

    private static ExperimentRead Describe(string file, Experiment experiment)
    {
        return new(file, experiment, DatasetCatalogue.Describe(experiment.Base.Data.Dataset));
    }
}
