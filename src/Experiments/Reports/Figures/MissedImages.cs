using Experiments.Data;
using Experiments.Reports.Drawing;

namespace Experiments.Reports.Figures;

/// <summary>The test images that most models get wrong: hard ones, or ones with a wrong label.</summary>
public static class MissedImages
{
    private const int MostImages = 18;
    private const int Columns = 6;

    /// <summary>The figure; null for fewer than two models, and where none makes a mistake.</summary>
    /// <param name="title">The experiment's title, or what is compared.</param>
    /// <param name="dataset">The images.</param>
    /// <param name="models">
    /// What each model says of the test images; images that not all were asked about are left out.
    /// </param>
    /// <exception cref="ExperimentException">The answers are not about this dataset; kind Results.</exception>
    public static Figure? Of(string title, Dataset dataset, IReadOnlyList<TestedModel> models)
    {
        foreach (var model in models)
        {
            AskedImages.Require(dataset, model.Trials[0], model.Name);
        }
        var missed = MissesOf(models);
        if (models.Count < 2 || missed.Count == 0)
        {
            return null;
        }
        var names = dataset.Description.ClassNames;
        var images = missed.Take(MostImages).Select(miss => SheetFigure.ImageOf(
            dataset.Test,
            miss.Example,
            names[miss.Label],
            $"mostly as {names[miss.TakenFor]}",
            $"{miss.Count} of {models.Count} miss it")).ToList();
        var all = missed.Count(miss => miss.Count == models.Count);
        var most = missed.Count(miss => 2 * miss.Count > models.Count);
        return SheetFigure.Of(title, ": images that most models miss", images, Columns) with
        {
            Subtitle = $"The best trials of {models.Count} models: all of them miss "
                + $"{Numbers.Count(all, "test image")}, more than half miss {Numbers.Count(most)}. "
                + "Below each: its label, what it is taken for most, and how many miss it.",
        };
    }

    /// <summary>The images that some model gets wrong, those first that most do.</summary>
    internal static IReadOnlyList<Miss> MissesOf(IReadOnlyList<TestedModel> models)
    {
        var asked = models
            .Select(model => model.Trials[0])
            .SelectMany(answers => answers.Examples.Select((example, place) =>
                (Example: example, Label: answers.Labels[place], Predicted: answers.Predicted[place])))
            .GroupBy(answer => answer.Example)
            .Where(answers => answers.Count() == models.Count);
        return
        [
            .. from image in asked
               let label = image.First().Label
               let wrong = image.Select(answer => answer.Predicted).Where(predicted => predicted != label).ToList()
               where wrong.Count > 0
               let takenFor = wrong.CountBy(predicted => predicted)
                   .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key)
                   .First()
               orderby wrong.Count descending, takenFor.Value descending, image.Key
               select new Miss(image.Key, label, wrong.Count, takenFor.Key),
        ];
    }

    /// <summary>An image that models get wrong.</summary>
    /// <param name="Example">Its number in the test split.</param>
    /// <param name="Label">Its class.</param>
    /// <param name="Count">How many get it wrong.</param>
    /// <param name="TakenFor">The class that most of these predict.</param>
    internal sealed record Miss(int Example, int Label, int Count, int TakenFor);
}
