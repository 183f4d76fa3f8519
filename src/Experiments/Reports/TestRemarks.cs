using Experiments.Data;
using Experiments.Layers;
using Experiments.Metrics;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports;

/// <summary>What has to be known of how a run was tested, in sentences.</summary>
public static class TestRemarks
{
    private const double MostOfTheStart = 0.05;

    /// <summary>That variants are trained on test images; nothing where none is.</summary>
    public static IEnumerable<string> Stamp(IReadOnlyList<Variant> variants)
    {
        var uses = variants.Where(variant => variant.Spec.UsesTestImages).ToList();
        if (uses.Count > 0)
        {
            yield return
                (uses.Count == variants.Count ? "" : $"{string.Join(", ", uses.Select(variant => variant.Name))}: ")
                + $"{ExperimentSpec.TestImagesStamp}, so its test accuracy says little of new images";
        }
    }

    /// <summary>
    /// That a batch norm's running means, by which it works outside training, are still near what they started at;
    /// nothing where they are not.
    /// </summary>
    /// <param name="variants">The variants, of which the worst is told of.</param>
    /// <param name="dataset">What they are trained on.</param>
    public static IEnumerable<string> RunningMeans(IReadOnlyList<Variant> variants, DatasetDescription dataset)
    {
        var (name, momentum, steps) = variants
            .Select(variant => (
                variant.Name,
                Momentum: new LayerStack(variant.Spec.Model).Leaves().Select(leaf => leaf.Layer).OfType<BatchNorm>()
                    .Select(layer => layer.Momentum).DefaultIfEmpty(0).Max(),
                Steps: StepCount(variant.Spec, dataset)))
            .MaxBy(variant => Math.Pow(variant.Momentum, variant.Steps));
        var share = Math.Pow(momentum, steps);
        if (share > MostOfTheStart)
        {
            yield return
                FormattableString.Invariant(
                    $"{(variants.Count > 1 ? name + ": " : "")}After {steps:#,0} training steps, {100 * share:0} % of ")
                + FormattableString.Invariant($"the running means of batch_norm (momentum {momentum}) is still what ")
                + "they started at, so figures of validation and test say little. Train longer, or lower the momentum";
        }
    }

    private static long StepCount(ExperimentSpec spec, DatasetDescription dataset)
    {
        var count = spec.Data.TrainLimit ?? dataset.TrainCount;
        var trained = spec.Data.Validation is NoValidation
            ? count : spec.Data.Validation.DivideUnseen(count, dataset.ClassCount).Training.Length;
        return (long)spec.Training.EpochCount * ((trained + spec.Training.BatchSize - 1) / spec.Training.BatchSize);
    }

    /// <summary>What looking at several views of each test image gained; nothing where there were no views.</summary>
    public static IEnumerable<string> Views(IReadOnlyList<TrialOutcome> outcomes)
    {
        var tested = outcomes
            .Where(outcome => outcome is { TestAccuracy: not null, PlainTestAccuracy: not null })
            .ToList();
        if (tested.Count > 0)
        {
            var plain = Estimate.Of(tested.Select(outcome => outcome.PlainTestAccuracy!.Value))!.Mean;
            var gain = Estimate
                .Of(tested.Select(outcome => outcome.TestAccuracy!.Value - outcome.PlainTestAccuracy!.Value))!.Mean;
            yield return
                $"Tested on several views of each image: without them the accuracy is {Numbers.Metric(plain)}, with "
                + $"them {Numbers.Difference(gain)}.";
        }
    }
}
