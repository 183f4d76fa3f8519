using Experiments.Metrics;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports;

/// <summary>What has to be known of how a run was tested, in sentences.</summary>
public static class TestRemarks
{
    /// <summary>That variants are trained on test images; nothing where none is.</summary>
    public static IEnumerable<string> Stamp(IReadOnlyList<Variant> variants)
    {
        var uses = variants.Where(variant => variant.Spec.UsesTestImages).ToList();
        if (uses.Count > 0)
        {
            yield return (uses.Count == variants.Count ? "" : $"{string.Join(", ", uses.Select(variant => variant.Name))}: ")
                + $"{ExperimentSpec.TestImagesStamp}, so its test accuracy says little of new images";
        }
    }

    /// <summary>What looking at several views of each test image gained; nothing where there were no views.</summary>
    public static IEnumerable<string> Views(IReadOnlyList<TrialOutcome> outcomes)
    {
        var tested = outcomes.Where(outcome => outcome is { TestAccuracy: not null, PlainTestAccuracy: not null }).ToList();
        if (tested.Count > 0)
        {
            var plain = Estimate.Of(tested.Select(outcome => outcome.PlainTestAccuracy!.Value))!.Mean;
            var gain = Estimate.Of(tested.Select(outcome => outcome.TestAccuracy!.Value - outcome.PlainTestAccuracy!.Value))!.Mean;
            yield return
                $"Tested on several views of each image: without them the accuracy is {Numbers.Metric(plain)}, with them {Numbers.Difference(gain)}.";
        }
    }
}
