using Experiments.Data;
using Experiments.Reports.Drawing;

namespace Experiments.Reports.Figures;

/// <summary>Training images as a figure: with their class names, or beside what augmentation makes of them.</summary>
public static class PreviewSheet
{
    /// <summary>How many versions stand beside an original.</summary>
    public const int Versions = 6;

    private const int Width = 900;
    private const int MostColumns = 10;
    private const int HeaderHeight = 84;
    private const int CaptionHeight = 42;
    private const int SideMargin = 28;
    private const int CellGap = 20;
    private const double WidestCell = 180;

    /// <summary>Images in rows of equal length, as square a sheet as goes, each with its class.</summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="dataset">The images.</param>
    /// <param name="images">Which of them: numbers of the training split, 1 or more.</param>
    public static Figure OfClasses(string title, Dataset dataset, IReadOnlyList<int> images)
    {
        var columns = Math.Min(MostColumns, (int)Math.Ceiling(Math.Sqrt(images.Count)));
        return FigureOf(
            title,
            ": training images",
            [.. images.Select(image => ImageOf(dataset, dataset.Train, image, dataset.Train.Labels[image]))],
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
            cells.Add(ImageOf(dataset, dataset.Train, images[place], dataset.Train.Labels[images[place]]));
            cells.AddRange(versions.Select((version, epoch) =>
                new SheetImage(version.Shape, version.Image(place).ToArray(), [$"epoch {epoch + 1}"])));
        }
        var settings = string.Join(", ", augmentation.Settings.Select(setting => $"{setting.Name} {setting.Value}"));
        return FigureOf(title, ": augmented training images", cells, 1 + versions.Count) with
        {
            Subtitle = "Left the image as it is, then as it is trained on in the epochs of the trial with seed "
                + $"{seed}: {settings}.",
        };
    }

    private static Figure FigureOf(string title, string ending, List<SheetImage> images, int columns)
    {
        var cell = Math.Min(WidestCell, (double)(Width - SideMargin) / columns);
        var shape = images[0].Shape;
        var rows = (images.Count + columns - 1) / columns;
        var rowHeight = Math.Ceiling((cell - CellGap) * shape.Height / shape.Width) + CaptionHeight;
        return new(
            FigureLayout.TitleOf(title, ending, Width),
            [new ImageSheet(images, columns)],
            Width,
            HeaderHeight + (int)(rows * rowHeight));
    }

    private static SheetImage ImageOf(Dataset dataset, ImageSet images, int image, int label) =>
        new(images.Shape, images.Image(image).ToArray(), [dataset.Description.ClassNames[label]]);
}
