using Experiments.Data;
using Experiments.Reports.Drawing;
using Experiments.Training;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>The first test images, each with its class and a trial's prediction; mistakes are marked.</summary>
public static class SampleGrid
{
    private const int MostImages = 10;
    private const int MostColumns = 5;
    private const int Width = 900;
    private const int RowHeight = 195;
    private const int HeaderHeight = 70;

    /// <summary>The figure.</summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="plan">The trial that made the predictions.</param>
    /// <param name="dataset">The images and the names of their classes.</param>
    /// <param name="predictions">The trial's predictions on the test split, at least one.</param>
    /// <exception cref="ExperimentException">The predictions are not of this dataset; kind Results.</exception>
    public static Figure Of(string title, TrialPlan plan, Dataset dataset, IReadOnlyList<Prediction> predictions)
    {
        if (predictions.Count == 0)
        {
            throw NotOf(plan, dataset, "none at all");
        }

        var shown = predictions.Take(MostImages).ToList();
        var images = shown.Select(prediction => ImageOf(plan, dataset, prediction)).ToList();
        var columns = Math.Min(MostColumns, images.Count);
        var rows = (images.Count + columns - 1) / columns;
        var right = images.Count(image => !image.IsWrong);
        return new Figure(
            FigureLayout.TitleOf(title, ": first test images", Width),
            [new ImageSheet(images, columns)],
            Width,
            HeaderHeight + (rows * RowHeight))
        {
            Subtitle = $"Trial {plan.Name}: {right} of these {images.Count} predicted correctly. "
                + "A frame and × mark wrong predictions.",
        };
    }

    private static SheetImage ImageOf(TrialPlan plan, Dataset dataset, Prediction prediction)
    {
        var test = dataset.Test;
        var names = dataset.Description.ClassNames;
        if (prediction.Example >= test.Count || prediction.Label >= names.Count || prediction.Predicted >= names.Count)
        {
            throw NotOf(
                plan,
                dataset,
                $"example {prediction.Example}, label {prediction.Label}, prediction {prediction.Predicted}");
        }

        var isWrong = prediction.Predicted != prediction.Label;
        return new SheetImage(
            test.Shape,
            test.Image(prediction.Example).ToArray(),
            [names[prediction.Label], (isWrong ? "× predicted " : "predicted ") + names[prediction.Predicted]])
        {
            IsWrong = isWrong,
        };
    }

    private static ExperimentException NotOf(TrialPlan plan, Dataset dataset, string found) => new(
        FailureKind.Results,
        $"The predictions of trial {plan.Name} are not of the dataset {dataset.Description.Name}: {found}, but it has "
        + $"{dataset.Test.Count} test images and {dataset.Description.ClassCount} classes. The other results are "
        + "untouched. Delete the trial's folder and run the same command again.");
}
