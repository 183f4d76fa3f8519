namespace Experiments.Data;

/// <summary>The folders in which the files of published datasets are looked for.</summary>
/// <param name="Given">
/// Those that the user names, in the order in which they are looked in; they are never written to.
/// </param>
/// <param name="Cache">Where downloads are kept, looked in last; null where the system names no such place.</param>
internal sealed record DataFolders(IReadOnlyList<string> Given, string? Cache)
{
    /// <summary>The variable that names a folder for all runs.</summary>
    public const string Variable = "EXPERIMENTS_DATA";

    /// <summary>The folders that hold for a location: --data, EXPERIMENTS_DATA, then the user's cache.</summary>
    /// <exception cref="ExperimentException">A folder that the user names does not exist; kind Data.</exception>
    public static DataFolders Of(DataLocation location, Func<string, string?> environment)
    {
        var given = new List<string>();
        foreach (var (folder, source) in new[] { (location.Directory, "--data"), (environment(Variable), Variable) })
        {
            if (string.IsNullOrEmpty(folder))
            {
                continue;
            }
            if (!Directory.Exists(folder))
            {
                throw new ExperimentException(
                    FailureKind.Data,
                    $"{folder}: {source} names this folder, but it is not there. Create it or name another one.");
            }
            given.Add(Path.GetFullPath(folder));
        }
        return new(given, CacheOf(environment));
    }

    /// <summary>
    /// The file, in a folder of the dataset's name or beside such folders, plain or packed; null where it is nowhere.
    /// </summary>
    public string? Find(string dataset, string file)
    {
        foreach (var folder in Given)
        {
            if ((IdxNames.Find(Path.Combine(folder, dataset), file) ?? IdxNames.Find(folder, file)) is { } found)
            {
                return found;
            }
        }
        return Cache is null ? null : IdxNames.Find(Path.Combine(Cache, dataset), file);
    }

    // The XDG base directory specification: a relative path is invalid and must be ignored.
    private static string? CacheOf(Func<string, string?> environment)
    {
        if (OperatingSystem.IsWindows())
        {
            return environment("LOCALAPPDATA") is { Length: > 0 } local
                ? Path.Combine(local, "experiments", "cache")
                : null;
        }
        if (environment("XDG_CACHE_HOME") is { } cache && Path.IsPathFullyQualified(cache))
        {
            return Path.Combine(cache, "experiments");
        }
        return environment("HOME") is { } home && Path.IsPathFullyQualified(home)
            ? Path.Combine(home, ".cache", "experiments")
            : null;
    }
}
