using Experiments.Execution;
using Experiments.Trials;

namespace Experiments.Reports.Pages;

/// <summary>
/// What the same trials look like when one is picked: by validation, as is honest, or by the test images themselves.
/// </summary>
internal static class SelectionSection
{
    private const int MostVariants = 20;

    /// <summary>The section; without blocks where no variant has several trials.</summary>
    /// <param name="variants">Best first.</param>
    public static Section Of(IReadOnlyList<ComparedVariant> variants)
    {
        var several = variants.Where(variant => variant.Completed.Count > 1).Take(MostVariants).ToList();
        return new("How much picking adds", several.Count == 0 ? [] :
        [
            new Table(
                [
                    new("Variant"), new("Trials", IsNumber: true), new("Mean", IsNumber: true),
                    new("Picked by validation", IsNumber: true), new("Best of all by test", IsNumber: true),
                    new("Optimism", IsNumber: true),
                ],
                [.. several.Select(Row)]),
            new Remark(
                "The mean is what one more trial can be expected to give, with the weights after the last epoch, or "
                + "the restored one. Picking the trial with the best last validation accuracy is fair; reporting the "
                + "best of several test figures is not: optimism is how far that lies above the mean."),
        ]);
    }

    private static Cell[] Row(ComparedVariant variant)
    {
        var mean = variant.Completed.Average(outcome => outcome.TestAccuracy!.Value);
        var best = variant.Completed.Max(outcome => outcome.TestAccuracy!.Value);
        return
        [
            new(variant.Name),
            Cell.Count(variant.Completed.Count),
            Cell.Metric(mean, Tone.Strong),
            Cell.Metric(PickedByValidation(variant.Completed)?.TestAccuracy),
            Cell.Metric(best),
            Cell.Difference(best - mean),
        ];
    }

    private static TrialOutcome? PickedByValidation(IReadOnlyList<TrialOutcome> completed) =>
        completed.All(outcome => outcome.Epochs[^1].ValidationAccuracy is not null)
            ? completed.MaxBy(outcome => outcome.Epochs[^1].ValidationAccuracy)
            : null;
}
