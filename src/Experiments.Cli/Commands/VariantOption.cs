using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Experiments.Spec;

namespace Experiments.Cli.Commands;

/// <summary>--variant: one variant of a sweep.</summary>
internal sealed class VariantOption
{
    private const int NamesShown = 5;

    private readonly Option<string?> _option = new("--variant")
    {
        HelpName = "NAME",
        Description = "The variant of a sweep to look at, by its name",
    };

    /// <summary>Gives the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_option);

    /// <summary>The variant that is asked for; null where none is.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="complaint">Why there is no such one.</param>
    public bool TryFind(
        ParseResult arguments, Experiment experiment, out Variant? variant, [NotNullWhen(false)] out string? complaint)
    {
        var name = arguments.GetValue(_option);
        variant = experiment.Variants.FirstOrDefault(candidate => candidate.Name == name);
        complaint = null;
        if (name is null || variant is not null)
        {
            return true;
        }
        var names = experiment.Variants.Select(candidate => candidate.Name).ToList();
        complaint = $"it has no variant {name}. " + (Spelling.Nearest(name, names) is { } near
            ? $"Did you mean '{near}'?"
            : $"There are: {string.Join(", ", names.Take(NamesShown))}{(names.Count > NamesShown ? ", ..." : "")}.");
        return false;
    }
}
