using Experiments.Data;
using Experiments.Layers;
using Experiments.Training;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>Trials and images for the tests of figures.</summary>
internal static class SomeTrials
{
    public static EpochRecord Epoch(
        int epoch, double loss, double accuracy, double? validationLoss = null, double? validationAccuracy = null) =>
        new(epoch, loss, accuracy, validationLoss, validationAccuracy, 0.001, TimeSpan.FromSeconds(1));

    public static TrialOutcome Trial(ulong seed, params IReadOnlyList<EpochRecord> epochs) =>
        new(new TrialPlan("base", seed), TrialStatus.Completed, null, epochs, 0.04, 0.98, TimeSpan.FromSeconds(1));

    /// <summary>Four images of 2 x 2 pixels of the classes 0, 1, 2, 0.</summary>
    public static Dataset Dataset(params IReadOnlyList<string> classNames)
    {
        byte[] pixels = [.. Enumerable.Range(0, 16).Select(index => (byte)(index * 16))];
        var images = new ImageSet(new Shape(1, 2, 2), pixels, [0, 1, 2, 0]);
        return new Dataset(new DatasetDescription("some", images.Shape, classNames, 4, 4), images, images, "");
    }
}
