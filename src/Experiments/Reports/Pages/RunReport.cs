using Experiments.Execution;
using Experiments.Reports.Figures;
using Experiments.Trials;

namespace Experiments.Reports.Pages;

/// <summary>The report of one run: report.html and report.md in its folder.</summary>
public static class RunReport
{
    /// <summary>Writes both files, with the figures that lie in the run's folder.</summary>
    /// <param name="run">The run.</param>
    /// <param name="ensembles">
    /// What the trials of each variant reach together; empty where that was not asked for.
    /// </param>
    /// <param name="claims">What the experiment claims, judged.</param>
    /// <exception cref="ExperimentException">
    /// A file of the run is damaged, or one cannot be written; kind Results.
    /// </exception>
    public static void Write(
        StoredRun run,
        IReadOnlyList<(string Variant, EnsembleOutcome Ensemble)> ensembles,
        IReadOnlyList<JudgedClaim> claims)
    {
        var pictures = RunFigures.Stored(run.Experiment, run.Folder, run.Outcomes)
            .Select(figure => new Picture(figure.Path, figure.Caption) { IsOneOfMany = figure.IsOfOneVariant });
        PageFiles.Write(RunPage.Of(run, ensembles, claims, [.. pictures]), run.Folder.Report, run.Folder.ReportText);
    }
}
