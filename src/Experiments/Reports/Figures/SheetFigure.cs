using Experiments.Data;
using Experiments.Layers;
using Experiments.Reports.Drawing;

namespace Experiments.Reports.Figures;

/// <summary>A sheet of images as a whole figure.</summary>
internal static class SheetFigure
{
    private const int Width = 900;
    private const int HeaderHeight = 84;
    private const int LineHeight = 18;
    private const int SideMargin = 28;
    private const int CellGap = 20;

    /// <summary>Images in rows, as large as a column allows.</summary>
    /// <param name="title">What the figure is about.</param>
    /// <param name="ending">What it shows of that, with what parts the two: ": training images".</param>
    /// <param name="images">All of one shape, at least one.</param>
    /// <param name="columns">Images a row.</param>
    /// <param name="widest">What a column takes at most, in pixels.</param>
    public static Figure Of(
        string title, string ending, IReadOnlyList<SheetImage> images, int columns, double widest = 180)
    {
        var cell = Math.Min(widest, (double)(Width - SideMargin) / columns);
        var shape = images[0].Shape;
        var rows = (images.Count + columns - 1) / columns;
        var captionHeight = (images.Max(image => image.Caption.Count) * LineHeight) + (1.2 * CellGap);
        var rowHeight = Math.Ceiling(((cell - CellGap) * shape.Height / shape.Width) + captionHeight);
        return new(
            FigureLayout.TitleOf(title, ending, Width),
            [new ImageSheet(images, columns)],
            Width,
            HeaderHeight + (int)(rows * rowHeight));
    }

    /// <summary>An image of a dataset.</summary>
    public static SheetImage ImageOf(ImageSet images, int number, params IReadOnlyList<string> caption) =>
        new(images.Shape, images.Image(number).ToArray(), caption);

    /// <summary>Numbers as an image.</summary>
    /// <param name="values">Row after row from the top.</param>
    /// <param name="ink">The color of a number.</param>
    /// <param name="caption">What stands below.</param>
    public static SheetImage ImageOf(float[,] values, Func<float, Ink> ink, string caption)
    {
        var (height, width) = (values.GetLength(0), values.GetLength(1));
        var plane = height * width;
        var pixels = new byte[3 * plane];
        for (var place = 0; place < plane; place++)
        {
            (pixels[place], pixels[place + plane], pixels[place + (2 * plane)]) =
                ink(values[place / width, place % width]);
        }
        return new(new Shape(3, height, width), pixels, [caption]);
    }
}
