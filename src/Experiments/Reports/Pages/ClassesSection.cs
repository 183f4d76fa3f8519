using Experiments.Execution;
using Experiments.Metrics;
using Experiments.Trials;

namespace Experiments.Reports.Pages;

/// <summary>How well a variant's trials know each class, and whether they are right as often as they think.</summary>
internal static class ClassesSection
{
    // Beyond these, more trials change no figure that is shown.
    private const int MostTrials = 10;

    /// <summary>The section.</summary>
    /// <param name="variant">The variant; its first trials are counted together.</param>
    public static Section Of(ComparedVariant variant) =>
        Section.Made($"Classes: {variant.Name}", () => OfStored(variant));

    private static Section OfStored(ComparedVariant variant)
    {
        var answers = EnsembleMember.Of(variant.Run.Folder, variant.Completed.Take(MostTrials))
            .Select(member => member.Test)
            .ToList();
        var matrix = ConfusionMatrix.Of(
            answers[0].ClassCount,
            answers.SelectMany(test => test.Labels.Zip(test.Predicted, (label, predicted) => (label, predicted))));
        var error = Calibration.Of(answers.SelectMany(Certainties)).Error;
        var names = variant.Run.Dataset.ClassNames;
        return new(
            $"Classes: {variant.Name}",
            [
                new Table(
                    [
                        new("Class"), new("Images", IsNumber: true), new("Precision", IsNumber: true),
                        new("Recall", IsNumber: true), new("F1", IsNumber: true), new("Most often taken for"),
                    ],
                    [.. matrix.Classes.Select((quality, own) => (Cell[])
                    [
                        new(names[own], own),
                        Cell.Count(quality.Labeled / answers.Count),
                        Cell.Metric(quality.Precision),
                        Cell.Metric(quality.Recall),
                        Cell.Metric(quality.F1, Tone.Strong),
                        new(MostTakenFor(matrix, own, names)),
                    ])]),
                new Remark(
                    $"Over the test answers of {Numbers.Count(answers.Count, "trial")}. Expected calibration error "
                    + $"(ECE, {Calibration.BinCount} bins): {Numbers.Metric(error)}; 0 is right exactly as often as "
                    + "it says."),
            ])
        {
            IsFolded = names.Count > 20,
        };
    }

    private static IEnumerable<(double Probability, bool IsRight)> Certainties(Answers test)
    {
        var probabilities = test.Probabilities.ToArray();
        return test.Predicted.Select((predicted, example) =>
            (probabilities[(example * test.ClassCount) + predicted], predicted == test.Labels[example]));
    }

    private static string MostTakenFor(ConfusionMatrix matrix, int own, IReadOnlyList<string> names)
    {
        var other = Enumerable.Range(0, matrix.ClassCount)
            .Where(index => index != own)
            .MaxBy(index => matrix[own, index]);
        return matrix[own, other] == 0 ? Numbers.None : names[other];
    }
}
