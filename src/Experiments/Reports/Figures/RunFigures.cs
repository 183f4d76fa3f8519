using Experiments.Data;
using Experiments.Files;
using Experiments.Reports.Drawing;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>
/// The figures of a run in its folder figures: learning-curves.png, one a variant where there are several, and
/// samples.png.
/// </summary>
public static class RunFigures
{
    private const string Curves = "learning-curves";
    private const string Samples = "samples";

    // More than this nobody looks through one by one.
    private const int MostCurves = 24;

    /// <summary>Draws the figures and writes them. One that cannot be drawn leaves the other alone.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folder">The run's folder; the trials' predictions are read from it.</param>
    /// <param name="outcomes">All trials, failed and diverged ones too.</param>
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
        Dataset dataset,
        IFigureRenderer renderer)
    {
        List<(string Path, string? Problem)> figures =
        [
            .. CurvesOf(experiment, outcomes).Select(curves => Write(
                folder.Figure(curves.Name),
                renderer,
                () => LearningCurves.Of(
                    curves.Title, experiment.Base.Published, curves.Outcomes, curves.Variant.Spec.Training.Loss.Unit))),
            Write(folder.Figure(Samples), renderer, () => SamplesOf(experiment.Base, folder, outcomes, dataset)),
        ];
        var lacks = figures
            .Where(figure => figure.Problem is not null)
            .GroupBy(figure => figure.Problem, figure => figure.Path)
            .Select(figure => $"Not drawn: {string.Join(" and ", figure)}: {figure.Key}");
        return experiment.Variants.Count <= MostCurves
            ? [.. lacks]
            : [.. lacks, $"Learning curves are drawn for the first {MostCurves} of {experiment.Variants.Count} variants only."];
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
        return CurvesOf(experiment, outcomes)
                .All(curves => LearningCurves.Of("", null, curves.Outcomes, null) is null || IsThere(curves.Name))
            && (Tested(outcomes) is null || IsThere(Samples));

        bool IsThere(string name) =>
            File.Exists(folder.Figure(name)) && last <= File.GetLastWriteTimeUtc(folder.Figure(name));
    }

    private static IEnumerable<(Variant Variant, string Name, string Title, IReadOnlyList<TrialOutcome> Outcomes)> CurvesOf(
        Experiment experiment, IReadOnlyList<TrialOutcome> outcomes)
    {
        var byVariant = outcomes.ToLookup(outcome => outcome.Plan.Variant);
        return experiment.Variants.Take(MostCurves).Select(variant => (
            variant,
            experiment.IsSweep ? $"{Curves}-{variant.Name}" : Curves,
            string.Join(", ", variant.Values.Select(value => $"{value.Key} {value.Value}").Prepend(experiment.Base.Title)),
            (IReadOnlyList<TrialOutcome>)[.. byVariant[variant.Name]]));
    }

    private static Figure? SamplesOf(
        ExperimentSpec spec, RunFolder folder, IReadOnlyList<TrialOutcome> outcomes, Dataset dataset)
    {
        if (Tested(outcomes) is not { } trial)
        {
            return null;
        }

        var predictions = PredictionTable.Read(folder.Trial(trial.Plan).Predictions);
        return SampleGrid.Of(spec.Title, trial.Plan, dataset, predictions);
    }

    private static TrialOutcome? Tested(IEnumerable<TrialOutcome> outcomes) =>
        outcomes.FirstOrDefault(outcome => outcome.Status == TrialStatus.Completed);

    private static (string Path, string? Problem) Write(string path, IFigureRenderer renderer, Func<Figure?> draw)
    {
        byte[]? png;
        try
        {
            png = draw() is { } figure ? renderer.ToPng(figure) : null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return (path, error.Message);
        }
        if (png is not null)
        {
            AtomicFile.Write(path, stream => stream.Write(png));
        }
        return (path, null);
    }
}
