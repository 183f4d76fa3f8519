using Experiments.Data;
using Experiments.Execution;
using Experiments.Files;
using Experiments.Randomness;
using Experiments.Reports.Drawing;
using Experiments.Reports.Figures;
using Experiments.Spec;

namespace Experiments;

/// <summary>Shows what an experiment trains on, without training.</summary>
/// <param name="location">Where published files may be.</param>
/// <param name="renderer">Draws.</param>
/// <param name="progress">Told of downloads.</param>
public sealed class DataPreview(DataLocation location, IFigureRenderer renderer, IProgress<RunEvent> progress)
{
    private const int ClassCount = 25;
    private const int AugmentedCount = 6;

    /// <summary>
    /// Draws training images with their class names or, where the experiment augments, beside their changed versions.
    /// </summary>
    /// <param name="spec">The experiment.</param>
    /// <param name="path">The PNG; one that is there is replaced.</param>
    /// <param name="count">How many images; null for 25, or 6 where the experiment augments.</param>
    /// <param name="seed">
    /// Draws the images, and is the seed of the trial whose augmentation is shown; null for the first images and the
    /// experiment's first seed.
    /// </param>
    /// <param name="cancellation">Stops a download.</param>
    /// <exception cref="ExperimentException">The data is missing, or the figure cannot be drawn or written.</exception>
    public void Write(ExperimentSpec spec, string path, int? count, int? seed, CancellationToken cancellation)
    {
        var dataset = DatasetLoader.Load(spec.Data.Dataset, location, progress, cancellation);
        dataset = dataset with { Train = dataset.Train.First(spec.Data.TrainLimit ?? dataset.Train.Count) };
        int[] images = [.. Enumerable.Range(0, dataset.Train.Count)];
        if (seed is { } drawn)
        {
            new TrialSeed((ulong)drawn).Stream("preview").Shuffle<int>(images);
        }
        images = [.. images.Take(count ?? (spec.Augmentation is null ? ClassCount : AugmentedCount))];

        var figure = spec.Augmentation is { } augmentation
            ? Augmented(spec, dataset, images, augmentation, (ulong?)seed ?? spec.Trials.Seed)
            : PreviewSheet.OfClasses(spec.Title, dataset, images);
        var png = renderer.ToPng(new FigureProvenance(spec.Name).In(figure));
        AtomicFile.Write(path, stream => stream.Write(png));
    }

    private static Figure Augmented(
        ExperimentSpec spec, Dataset dataset, int[] images, Augmentation augmentation, ulong seed)
    {
        RunEnvironment.Start(Environment.ProcessorCount);
        var versions = Enumerable.Range(1, PreviewSheet.Versions)
            .Select(epoch => AugmentedImages.Of(dataset.Train, images, augmentation, new TrialSeed(seed), epoch));
        return PreviewSheet.OfVersions(spec.Title, dataset, images, augmentation, seed, [.. versions]);
    }
}
