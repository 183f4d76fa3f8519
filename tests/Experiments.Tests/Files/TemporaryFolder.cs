namespace Experiments.Files;

/// <summary>A folder of a test's own that goes when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("experiments-").FullName;

    public string At(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Every file below it, by its path from here.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
