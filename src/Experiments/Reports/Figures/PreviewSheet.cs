using Experiments.Data;
using Experiments.Reports.Drawing;

namespace Experiments.Reports.Figures;

/// <summary>Training images as a figure: with their class names, or beside what augmentation makes of them.</summary>
public static class PreviewSheet
{
    /// <summary>How many versions stand beside an original.</summary>
    public const int Versions = 6;

    private const int MostColumns = 10;

    /// <summary>Images in rows of equal length, as square a sheet as goes, each with its class.</summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="dataset">The images.</param>
    /// <param name="images">Which of them: numbers of the training split, 1 or more.</param>
    public static Figure OfClasses(string title, Dataset dataset, IReadOnlyList<int> images)
    {
        var columns = Math.Min(MostColumns, (int)Math.Ceiling(Math.Sqrt(images.Count)));
        return SheetFigure.Of(
            title,
            ": training images",
            [.. images.Select(image => ImageOf(dataset, image))],
            columns) with
        {
            Subtitle = $"{images.Count} of the {dataset.Train.Count} training images of {dataset.Description.Name}.",
        };
    }

    /// <summary>A row for each image: as it is, then as some epochs see it.</summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="dataset">The images.</param>
    /// <param name="images">Which of them: numbers of the training split, 1 or more.</param>
    /// <param name="augmentation">How they are changed.</param>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="versions">The changed images: a set for each epoch from the first, in the same order.</param>
    public static Figure OfVersions(
        string title, Dataset dataset, IReadOnlyList<int> images, Augmentation augmentation, ulong seed,
        IReadOnlyList<ImageSet> versions)
    {
        var cells = new List<SheetImage>();
        for (var place = 0; place < images.Count; place++)
        {
            cells.Add(ImageOf(dataset, images[place]));
            cells.AddRange(versions.Select((version, epoch) =>
                new SheetImage(version.Shape, version.Image(place).ToArray(), [$"epoch {epoch + 1}"])));
        }
        var settings = string.Join(", ", augmentation.Settings.Select(setting => $"{setting.Name} {setting.Value}"));
        return SheetFigure.Of(title, ": augmented training images", cells, 1 + versions.Count) with
        {
            Subtitle = "Left the image as it is, then as it is trained on in the epochs of the trial with seed "
                + $"{seed}: {settings}.",
        };
    }

    private static SheetImage ImageOf(Dataset dataset, int image) =>
        SheetFigure.ImageOf(dataset.Train, image, dataset.Description.ClassNames[dataset.Train.Labels[image]]);
}
