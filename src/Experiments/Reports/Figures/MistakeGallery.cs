using Experiments.Data;
using Experiments.Metrics;
using Experiments.Reports.Drawing;
using static System.FormattableString;

namespace Experiments.Reports.Figures;

/// <summary>The test images that a model gets wrong and is most sure of.</summary>
public static class MistakeGallery
{
    private const int MostImages = 18;
    private const int Columns = 6;

    /// <summary>The figure; null where the model makes no mistake.</summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="whose">Whose predictions they are, as the beginning of a sentence.</param>
    /// <param name="dataset">The images.</param>
    /// <param name="answers">What the model says of the test images.</param>
    /// <exception cref="ExperimentException">The answers are not about this dataset; kind Results.</exception>
    public static Figure? Of(string title, string whose, Dataset dataset, Answers answers)
    {
        AskedImages.Require(dataset, answers, whose);
        var names = dataset.Description.ClassNames;
        var wrong = Enumerable.Range(0, answers.Examples.Count)
            .Where(place => answers.Predicted[place] != answers.Labels[place])
            .OrderByDescending(place => TestedModel.ConfidenceOf(answers, place))
            .ThenBy(place => answers.Examples[place])
            .ToList();
        if (wrong.Count == 0)
        {
            return null;
        }
        var images = wrong.Take(MostImages).Select(place => SheetFigure.ImageOf(
            dataset.Test,
            answers.Examples[place],
            names[answers.Labels[place]],
            $"as {names[answers.Predicted[place]]}",
            Invariant($"{100 * TestedModel.ConfidenceOf(answers, place):F2} % sure"))).ToList();
        return SheetFigure.Of(title, ": most confident mistakes", images, Columns) with
        {
            Subtitle = Invariant($"{whose}: {wrong.Count} of {answers.Examples.Count} test images wrong, ")
                + "the most confident ones first. Below each: its label, what it was taken for, and how sure the model "
                + "was.",
        };
    }
}
