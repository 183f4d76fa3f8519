using System.CommandLine;

namespace Experiments.Cli.Commands;

/// <summary>The folder that holds all results.</summary>
internal static class OutputFolder
{
    /// <summary>The variable that names it.</summary>
    public const string Variable = "EXPERIMENTS_RESULTS";

    /// <summary>The variable, and what it says.</summary>
    public static (string Variable, string Says) DescribedVariable =>
        (Variable, "the folder of results where --output is not given; run.sh sets it to the project's own");

    /// <summary>The option that names it.</summary>
    /// <param name="does">What the command does there: "Write results into DIR".</param>
    public static Option<string?> Option(string does) => new("--output", "-o")
    {
        HelpName = "DIR",
        Description = $"{does}. Default: {Variable}, or else results in the current folder",
    };

    /// <summary>Its full path.</summary>
    /// <param name="given">What --output says; null where it is not given.</param>
    /// <param name="caller">Who called.</param>
    public static string Of(string? given, Caller caller) =>
        caller.FullPath(given ?? caller.Variable(Variable) ?? "results");
}
