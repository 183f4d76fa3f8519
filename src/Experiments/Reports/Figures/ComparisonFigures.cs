using Experiments.Data;
using Experiments.Execution;
using Experiments.Reports.Drawing;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>The figures that compare the variants of several runs.</summary>
public static class ComparisonFigures
{
    private const int MostModels = 24;

    /// <summary>Draws accuracies with intervals, accuracy against cost, and images that most variants miss.</summary>
    /// <param name="comparison">The variants, all tested on the same images.</param>
    /// <param name="dataset">The images; null where they are not at hand, which leaves out the figure of them.</param>
    /// <param name="command">The command that makes the figures again; null where it is not known.</param>
    /// <param name="renderer">Draws.</param>
    public static DrawnFigures Draw(
        VariantComparison comparison, Dataset? dataset, string? command, IFigureRenderer renderer)
    {
        var title = $"{comparison.Variants.Count} variants on {comparison.TestedOn}";
        List<PlannedFigure> planned =
        [
            new(
                "comparison",
                "Test accuracies",
                "Mean test accuracy of each variant in its 95 % interval, best first; single trials in gray, published "
                + "figures as diamonds.",
                () => AccuracyComparison.Of(title, AccuracyRow.Of(comparison))),
            new(
                "pareto",
                "Accuracy against cost",
                "Test accuracy against parameters, multiply-adds and training time; a line joins what nothing cheaper "
                + "beats. Triangles: all trials of a variant voting together, at the sum of their costs.",
                () => ParetoFront.Of(title, CostRow.Of(comparison, EnsemblesOf(comparison)))),
        ];
        if (dataset is not null)
        {
            planned.Add(new(
                "missed",
                "Images that most variants miss",
                "Test images that the best trials of most variants get wrong: hard ones, or ones of doubtful label.",
                () => MissedImages.Of(title, dataset, [.. comparison.Variants.Take(MostModels).Select(BestOf)])));
        }
        var runs = comparison.Variants.Select(variant => variant.Run.Name).Distinct().Order(StringComparer.Ordinal);
        var usesTestImages = comparison.Variants.Any(variant => variant.Variant.Spec.UsesTestImages);
        return DrawnFigures.Of(
            [.. planned.Select(figure => figure with { UsesTestImages = usesTestImages })],
            new(string.Join(", ", runs)) { Command = command },
            renderer);
    }

    // Whose answers were removed votes no more.
    private static IEnumerable<JudgedModel> EnsemblesOf(VariantComparison comparison) => comparison.Variants
        .Take(ModelComparison.MostVariants)
        .Where(variant => variant.Completed.Count > 1)
        .Where(variant => variant.Completed.All(outcome => File.Exists(variant.Run.Folder.Trial(outcome.Plan).Logits)))
        .Select(JudgedModel.Of);

    private static TestedModel BestOf(ComparedVariant variant)
    {
        TrialOutcome best = variant.Completed.MaxBy(outcome => outcome.TestAccuracy)!;
        return TestedModel.Of(variant.Run.Folder, [best]) with { Name = variant.Name };
    }
}
