namespace Experiments.Benchmarks;

/// <summary>The folder that this program was built in.</summary>
internal static class Repository
{
    private static readonly string Root = Find(AppContext.BaseDirectory);

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Experiments.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder)
            ?? throw new InvalidOperationException("There is no Experiments.sln above the program."));
}
