using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>The folder that holds the runs of all experiments.</summary>
/// <param name="Path">Its full path.</param>
public sealed record ResultsFolder(string Path)
{
    /// <summary>Every run in it, that which was started last first.</summary>
    public IReadOnlyList<RunFolder> Runs() => Ordered(Subfolders(Path).SelectMany(Subfolders));

    /// <summary>The run that was started last; null where there is none.</summary>
    public RunFolder? Latest() => Runs() is [var latest, ..] ? latest : null;

    /// <summary>The run of an experiment that was started last; null where there is none.</summary>
    /// <param name="experiment">The experiment's name.</param>
    public RunFolder? Latest(string experiment) =>
        Ordered(Subfolders(System.IO.Path.Combine(Path, experiment))) is [var latest, ..] ? latest : null;

    /// <summary>The run that a user means.</summary>
    /// <param name="name">
    /// The path of a run's folder; or, of this folder, an experiment and its run (baseline/0123456789), a run alone, or
    /// an experiment alone, whose latest run it is then.
    /// </param>
    /// <param name="from">Where a path starts that is none of this folder.</param>
    /// <exception cref="ExperimentException">There is no such run; kind Results.</exception>
    public RunFolder Find(string name, string from)
    {
        var trimmed = System.IO.Path.TrimEndingDirectorySeparator(name);
        string[] meant = [System.IO.Path.GetFullPath(trimmed, from), System.IO.Path.GetFullPath(trimmed, Path)];
        return meant.SelectMany(Runs).FirstOrDefault()
            ?? Runs().FirstOrDefault(run => System.IO.Path.GetFileName(run.Path) == trimmed)
            ?? throw new ExperimentException(
                FailureKind.Results,
                $"{name}: there is no such run in {Path}. {Known()} Name one, or its folder.");
    }

    private string Known() =>
        Runs().Select(run => System.IO.Path.GetRelativePath(Path, run.Path)).Take(10).ToList() is { Count: > 0 } names
            ? $"The latest ones there: {string.Join(", ", names)}."
            : "It holds none.";

    // The run whose folder it is, or the runs in it.
    private static IReadOnlyList<RunFolder> Runs(string folder) =>
        IsRun(folder) ? [new(folder)] : Ordered(Subfolders(folder));

    private static IReadOnlyList<RunFolder> Ordered(IEnumerable<string> folders) =>
    [
        .. folders.Where(IsRun)
            .OrderByDescending(folder => File.GetLastWriteTimeUtc(new RunFolder(folder).Run))
            .ThenBy(folder => folder, StringComparer.Ordinal)
            .Select(folder => new RunFolder(folder)),
    ];

    private static bool IsRun(string folder) => File.Exists(new RunFolder(folder).Run);

    private static IEnumerable<string> Subfolders(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
