namespace Experiments.Benchmarks;

/// <summary>How programs of this solution are started: as run.sh starts them.</summary>
internal static class DotNet
{
    /// <summary>The dotnet command that runs this program, or the one on the path.</summary>
    public static string Host { get; } =
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>The file of a program beside this one.</summary>
    public static string Assembly(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");
}
