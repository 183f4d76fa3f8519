namespace Experiments.Cli.Commands;

/// <summary>The folder that holds all results.</summary>
internal static class OutputFolder
{
    /// <summary>The variable that names it.</summary>
    public const string Variable = "EXPERIMENTS_RESULTS";

    /// <summary>The variable, and what it says.</summary>
    public static (string Variable, string Says) DescribedVariable =>
        (Variable, "the folder of results where --output is not given; run.sh sets it to the project's own");

    /// <summary>Its full path.</summary>
    /// <param name="given">What --output says; null where it is not given.</param>
    /// <param name="caller">Who called.</param>
    public static string Of(string? given, Caller caller) =>
        caller.FullPath(given ?? caller.Variable(Variable) ?? "results");
}
