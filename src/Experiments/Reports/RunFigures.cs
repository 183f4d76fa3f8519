using Experiments.Data;
using Experiments.Files;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports;

/// <summary>Draws the figures of a run into its folder.</summary>
public static class RunFigures
{
    /// <summary>
    /// Writes figures/learning-curves.png and figures/samples.png. A figure that cannot be drawn leaves the other alone.
    /// </summary>
    /// <param name="spec">The experiment.</param>
    /// <param name="folder">The run's folder; the trials' predictions are read from it.</param>
    /// <param name="outcomes">All trials, failed and diverged ones too.</param>
    /// <param name="dataset">The dataset that the trials were tested on.</param>
    /// <param name="renderer">Draws.</param>
    /// <returns>A sentence for each figure that is not there and why; empty where all is well.</returns>
    public static IReadOnlyList<string> Write(
        ExperimentSpec spec, RunFolder folder, IReadOnlyList<TrialOutcome> outcomes, Dataset dataset, IFigureRenderer renderer)
    {
        (string Name, Func<Figure?> Draw, string Lack)[] figures =
        [
            ("learning-curves", () => LearningCurves.Of(spec.Title, spec.Published, outcomes), "no trial finished an epoch"),
            ("samples", () => Samples(spec, folder, outcomes, dataset), "no trial was tested"),
        ];
        return [.. figures.Select(figure => Write(folder.Figure(figure.Name), figure.Draw, figure.Lack, renderer)).OfType<string>()];
    }

    private static string? Write(string path, Func<Figure?> draw, string lack, IFigureRenderer renderer)
    {
        try
        {
            if (draw() is not { } figure)
            {
                return $"{path} is not drawn: {lack}.";
            }

            var png = renderer.ToPng(figure);
            AtomicFile.Write(path, stream => stream.Write(png));
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return $"{path} is not drawn: {error.Message}";
        }
    }

    private static Figure? Samples(
        ExperimentSpec spec, RunFolder folder, IReadOnlyList<TrialOutcome> outcomes, Dataset dataset)
    {
        var tested = outcomes.FirstOrDefault(outcome => outcome.Status == TrialStatus.Completed);
        if (tested is null)
        {
            return null;
        }

        var predictions = PredictionTable.Read(folder.Trial(tested.Plan).Predictions);
        return predictions.Count == 0 ? null : SampleGrid.Of(spec.Title, tested.Plan, dataset, predictions);
    }
}
