using System.Security.Cryptography;
using System.Text;
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

    /// <summary>
    /// Finds the run of an experiment that claims name: among some runs first, else its latest one here; null where
    /// there is none.
    /// </summary>
    /// <param name="runs">The runs.</param>
    public Func<string, StoredRun?> FinderOf(IReadOnlyList<StoredRun> runs) => name =>
        runs.FirstOrDefault(run => run.Experiment.Base.Name == name)
        ?? (Latest(name) is { } latest ? StoredRun.Read(latest) : null);

    /// <summary>
    /// The folder of a report on several runs, named after their experiments, so that the same ones have one report. No
    /// experiment can have the name of the folder that it lies in.
    /// </summary>
    /// <param name="runs">The runs.</param>
    public ReportFolder Comparison(IReadOnlyList<StoredRun> runs)
    {
        const int Longest = 80;
        var byName = runs.ToLookup(run => run.Experiment.Base.Name);
        var names = runs
            .Select(run => byName[run.Experiment.Base.Name].Skip(1).Any()
                ? $"{run.Experiment.Base.Name}-{run.Id}" : run.Experiment.Base.Name)
            .ToList();
        var whole = string.Join('+', names);
        var name = whole.Length <= Longest
            ? whole
            : $"{names[0]}+{names.Count - 1}-more-"
                + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..8];
        return new(System.IO.Path.Combine(Path, "_comparisons", name));
    }

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
