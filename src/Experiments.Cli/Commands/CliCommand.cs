using System.CommandLine;

namespace Experiments.Cli.Commands;

/// <summary>One command: a class, added to the list in <see cref="CommandLine"/>.</summary>
/// <param name="name">What the user types.</param>
/// <param name="description">One sentence for the help text.</param>
internal abstract class CliCommand(string name, string description) : Command(name, description)
{
    /// <summary>Arguments after the command's name that do something useful, each with what it does.</summary>
    public virtual IReadOnlyList<(string Arguments, string Does)> Examples => [];

    /// <summary>Environment variables that the command reads, each with what it says.</summary>
    public virtual IReadOnlyList<(string Variable, string Says)> Variables => [];
}
