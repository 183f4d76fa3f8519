using Experiments.Data;
using Experiments.Spec;

namespace Experiments.Reports;

/// <summary>Whether a run is on the terms of the article that its figures are compared with.</summary>
public static class PublishedTerms
{
    /// <summary>By what a run differs from the one that the source describes; empty where it does not.</summary>
    /// <param name="spec">What was run.</param>
    /// <param name="published">What the source claims.</param>
    /// <param name="dataset">All the images that there are.</param>
    /// <param name="overrides">What the command line put into the file: training.epochs=2. Default: nothing.</param>
    public static IReadOnlyList<string> Differences(
        ExperimentSpec spec, Published published, DatasetDescription dataset, IReadOnlyList<string>? overrides = null)
    {
        return
        [
            .. Part("trained", spec.Data.TrainLimit, dataset.TrainCount),
            .. Part("tested", spec.Data.TestLimit, dataset.TestCount),
            .. Epochs(published.ValidationAccuracy.Count, spec.Training.EpochCount),
            .. overrides is { Count: > 0 }
                ? [$"the command changed the file: {string.Join(", ", overrides)}"] : Array.Empty<string>(),
        ];

        static IEnumerable<string> Part(string done, int? limit, int whole) => limit < whole
            ? [$"{done} on the first {Numbers.Count(limit.Value)} of {Numbers.Count(whole)} images"]
            : [];

        static IEnumerable<string> Epochs(int published, int trained) => published > 0 && published != trained
            ? [$"{Numbers.Count(trained, "epoch")} where the source has {published}"]
            : [];
    }
}
