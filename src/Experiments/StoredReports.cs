using Experiments.Data;
using Experiments.Execution;
using Experiments.Reports.Drawing;
using Experiments.Reports.Figures;
using Experiments.Reports.Pages;
using Experiments.Trials;

namespace Experiments;

/// <summary>Makes the reports on runs from what is stored of them, without training.</summary>
/// <param name="data">Where datasets are; those that are not at hand are not fetched for a picture.</param>
/// <param name="renderer">Draws the figures.</param>
/// <param name="time">Tells the time, to whoever finds a run in use.</param>
/// <param name="progress">Told what could not be drawn.</param>
public sealed class StoredReports(
    DataLocation data, IFigureRenderer renderer, TimeProvider time, IProgress<RunEvent> progress)
{
    private readonly Dictionary<(string Name, string Sha256), Dataset?> _datasets = [];

    /// <summary>Draws the figures of a run and writes its report.</summary>
    /// <param name="run">The run.</param>
    /// <param name="claims">What the experiment claims, judged.</param>
    /// <exception cref="ExperimentException">
    /// Somebody works on the run (kind InUse); a file of it is damaged, or one cannot be written (kind Results).
    /// </exception>
    public void Write(StoredRun run, IReadOnlyList<JudgedClaim> claims)
    {
        using var owner = RunLock.Take(run.Folder, time);
        var ensembles = RunEnsembles.Of(run.Experiment, run.Folder, run.Outcomes);
        if (DatasetOf(run) is { } dataset)
        {
            Tell(RunFigures.Write(run.Experiment, run.Folder, run.Outcomes, ensembles, dataset, renderer));
        }
        RunReport.Write(run, ensembles, claims);
    }

    /// <summary>Writes the report on several runs, with figures of its own.</summary>
    /// <param name="results">Where results lie; the report goes there too.</param>
    /// <param name="runs">The runs, two or more.</param>
    /// <param name="comparisons">Their variants, those tested on the same images together.</param>
    /// <exception cref="ExperimentException">
    /// A file of a run is damaged, or one cannot be written; kind Results.
    /// </exception>
    public ReportFolder Write(
        ResultsFolder results, IReadOnlyList<StoredRun> runs, IReadOnlyList<VariantComparison> comparisons)
    {
        var folder = results.Comparison(runs);
        var command = $"compare {string.Join(' ', runs.Select(run => run.Name))}";
        var claims = runs.SelectMany(run => JudgedClaim.Of(run, results.FinderOf(runs))).ToList();
        var pictures = comparisons.Select((comparison, index) => Draw(comparison, command, folder, index + 1)).ToList();
        PageFiles.Write(ComparisonPage.Of(runs, comparisons, claims, pictures, command), folder.Html, folder.Markdown);
        return folder;
    }

    private List<Picture> Draw(VariantComparison comparison, string command, ReportFolder folder, int number)
    {
        if (comparison.Variants is not [var first, ..])
        {
            return [];
        }
        var drawn = ComparisonFigures.Draw(comparison, DatasetOf(first.Run), command, renderer);
        Tell(drawn.Write(PathOf));
        return [.. drawn.Figures.Select(figure => new Picture(PathOf(figure.Name), figure.Caption))];

        string PathOf(string name) => folder.Figure($"{name}-{number}");
    }

    // What a run was tested on may lie elsewhere by now, or be something else.
    private Dataset? DatasetOf(StoredRun run)
    {
        var key = (run.History.Dataset, run.History.Sha256);
        if (_datasets.TryGetValue(key, out var known))
        {
            return known;
        }
        Dataset? dataset = null;
        try
        {
            var found = DatasetLoader.Load(
                run.Experiment.Base.Data.Dataset, data with { Offline = true }, progress, CancellationToken.None);
            dataset = found.Sha256 == run.History.Sha256 ? found : null;
            Tell(dataset is null
                ?
                [
                    $"The dataset {found.Description.Name} is not what {run.Name} was tested on, so nothing was drawn "
                    + "of it.",
                ]
                : []);
        }
        catch (ExperimentException lack) when (lack.Kind == FailureKind.Data)
        {
            Tell(
                [
                    $"The dataset {run.History.Dataset} is not at hand, so figures that need its images are left as "
                        + "they are. Name its folder with --data.",
                ]);
        }
        return _datasets[key] = dataset;
    }

    private void Tell(IEnumerable<string> lacks)
    {
        foreach (var lack in lacks)
        {
            progress.Report(new Notice(lack));
        }
    }
}
