using Experiments.Data;
using Experiments.Reports.Drawing;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>The figures of a run, in its folder figures.</summary>
public static class RunFigures
{
    /// <summary>Draws the figures and writes them. One that cannot be drawn leaves the others alone.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folder">The run's folder; what the trials answered is read from it.</param>
    /// <param name="outcomes">All trials, failed and diverged ones too.</param>
    /// <param name="ensembles">The ensembles that they make, each with its variant's name.</param>
    /// <param name="dataset">The dataset that the trials were tested on.</param>
    /// <param name="renderer">Draws.</param>
    /// <returns>Which figures could not be drawn and why, a sentence a reason; empty where all is well.</returns>
    /// <exception cref="ExperimentException">
    /// One that was drawn cannot be written, as on a full disk: not all is done then. Kind Results.
    /// </exception>
    public static IReadOnlyList<string> Write(
        Experiment experiment,
        RunFolder folder,
        IReadOnlyList<TrialOutcome> outcomes,
        IReadOnlyList<(string Variant, EnsembleOutcome Ensemble)> ensembles,
        Dataset dataset,
        IFigureRenderer renderer)
    {
        var planned = new RunFigurePlan(experiment, folder, outcomes).All(new(dataset, ensembles));
        var drawn = DrawnFigures.Of(planned, FigureProvenance.Of(experiment, folder), renderer);
        var lacks = drawn.Write(folder.Figure);
        var (count, most) = (experiment.Variants.Count, RunFigurePlan.MostCurves);
        return count <= most
            ? lacks
            : [.. lacks, $"Learning curves are drawn for the best {most} of {count} variants only."];
    }

    /// <summary>
    /// Whether every figure that these trials give is on disk and no older than they and the run's spec are.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="outcomes">All trials, failed and diverged ones too.</param>
    public static bool AreThere(Experiment experiment, RunFolder folder, IReadOnlyList<TrialOutcome> outcomes)
    {
        // A missing file's time is long ago.
        var last = outcomes
            .Select(outcome => File.GetLastWriteTimeUtc(folder.Trial(outcome.Plan).Trial))
            .Append(File.GetLastWriteTimeUtc(folder.Spec))
            .Max();
        return new RunFigurePlan(experiment, folder, outcomes).All(sources: null)
            .Select(figure => folder.Figure(figure.Name))
            .All(path => File.Exists(path) && last <= File.GetLastWriteTimeUtc(path));
    }

    /// <summary>The figures of these trials that are on disk, in the order in which a page shows them.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="outcomes">All trials, failed and diverged ones too.</param>
    public static IReadOnlyList<StoredFigure> Stored(
        Experiment experiment, RunFolder folder, IReadOnlyList<TrialOutcome> outcomes) =>
    [
        .. new RunFigurePlan(experiment, folder, outcomes).All(sources: null)
            .Select(figure => new StoredFigure(folder.Figure(figure.Name), figure.Title, figure.Caption)
            {
                IsOfOneVariant = figure.IsOfOneVariant,
            })
            .Where(figure => File.Exists(figure.Path)),
    ];
}
