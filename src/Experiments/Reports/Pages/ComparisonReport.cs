using Experiments.Execution;

namespace Experiments.Reports.Pages;

/// <summary>The report on several runs.</summary>
public static class ComparisonReport
{
    /// <summary>Writes it.</summary>
    /// <param name="results">Where results lie; the report goes there too.</param>
    /// <param name="runs">The runs, two or more.</param>
    /// <param name="comparisons">Their variants, those tested on the same images together.</param>
    /// <exception cref="ExperimentException">A file of a run is damaged, or one cannot be written; kind Results.</exception>
    public static ReportFolder Write(ResultsFolder results, IReadOnlyList<StoredRun> runs, IReadOnlyList<VariantComparison> comparisons)
    {
        var folder = results.Comparison(runs);
        var claims = runs.SelectMany(run => JudgedClaim.Of(run, results.FinderOf(runs))).ToList();
        PageFiles.Write(
            ComparisonPage.Of(runs, comparisons, claims, [.. comparisons.Select(_ => Array.Empty<Picture>())]), folder.Html, folder.Markdown);
        return folder;
    }
}
