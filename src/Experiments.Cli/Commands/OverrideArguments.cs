using System.CommandLine;
using Experiments.Spec;

namespace Experiments.Cli.Commands;

/// <summary>What the command line puts into experiment files: --set, --sweep, --limit and --trials.</summary>
internal sealed class OverrideArguments
{
    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "PATH=VALUE",
        Description = "Override a value of the experiment files, such as training.epochs=3; may be given several times",
    };

    private readonly Option<string[]> _sweep = new("--sweep")
    {
        HelpName = "PATH=VALUES",
        Description = "Run a variant for each of several values, such as dropout=0.2,0.5; may be given several times",
    };

    private readonly Option<int?> _limit =
        PositiveNumber.Option("--limit", "Use only the first N training images and the first N test images");

    private readonly Option<int?> _trials =
        PositiveNumber.Option("--trials", "Run N trials, each with a seed of its own");

    /// <summary>Gives the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_set);
        command.Add(_sweep);
        command.Add(_limit);
        command.Add(_trials);
    }

    /// <summary>What the command line says.</summary>
    public IReadOnlyList<SpecOverride> Read(ParseResult arguments)
    {
        List<SpecOverride> overrides =
        [
            .. arguments.GetValue(_set)!.Select(SpecOverride.Parse),
            .. arguments.GetValue(_sweep)!.Select(SpecOverride.Sweep),
        ];
        if (arguments.GetValue(_limit) is { } limit)
        {
            overrides.AddRange(SpecOverride.Limit(limit));
        }
        if (arguments.GetValue(_trials) is { } trials)
        {
            overrides.Add(SpecOverride.Trials(trials));
        }
        return overrides;
    }
}
