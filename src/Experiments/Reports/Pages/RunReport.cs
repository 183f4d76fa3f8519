using Experiments.Execution;
using Experiments.Trials;

namespace Experiments.Reports.Pages;

/// <summary>The report of one run: report.html and report.md in its folder.</summary>
public static class RunReport
{
    /// <summary>Writes both files.</summary>
    /// <param name="run">The run.</param>
    /// <param name="ensembles">What the trials of each variant reach together; empty where that was not asked for.</param>
    /// <param name="claims">What the experiment claims, judged.</param>
    /// <exception cref="ExperimentException">A file of the run is damaged, or one cannot be written; kind Results.</exception>
    public static void Write(
        StoredRun run,
        IReadOnlyList<(string Variant, EnsembleOutcome Ensemble)> ensembles,
        IReadOnlyList<JudgedClaim> claims)
    {
        var page = RunPage.Of(run, ensembles, claims, [.. PicturesOf(run)]);
        PageFiles.Write(page, run.Folder.Report, run.Folder.ReportText);
    }

    /// <summary>Writes both files of a run that nobody works on.</summary>
    /// <param name="run">The run.</param>
    /// <param name="claims">What the experiment claims, judged.</param>
    /// <param name="time">Tells the time, to whoever finds the run in use.</param>
    /// <exception cref="ExperimentException">
    /// Somebody works on the run (kind InUse); a file of it is damaged, or one cannot be written (kind Results).
    /// </exception>
    public static void WriteAnew(StoredRun run, IReadOnlyList<JudgedClaim> claims, TimeProvider time)
    {
        using var owner = RunLock.Take(run.Folder, time);
        Write(run, RunEnsembles.Of(run.Experiment, run.Folder, run.Outcomes), claims);
    }

    private static IEnumerable<Picture> PicturesOf(StoredRun run) =>
        Directory.Exists(run.Folder.Figures)
            ? Directory.GetFiles(run.Folder.Figures, "*.png").Order(StringComparer.Ordinal).Select(path => new Picture(path, Path.GetFileNameWithoutExtension(path)))
            : [];
}
