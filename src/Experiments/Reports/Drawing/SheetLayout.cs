namespace Experiments.Reports.Drawing;

/// <summary>An image of a sheet and its caption, placed.</summary>
/// <param name="Image">The image.</param>
/// <param name="Area">Where it is drawn.</param>
/// <param name="Caption">Its lines, shortened.</param>
internal sealed record PlacedImage(SheetImage Image, Area Area, IReadOnlyList<CaptionLine> Caption);

/// <summary>A line of a caption, by its horizontal center and its vertical middle.</summary>
internal sealed record CaptionLine(string Text, double Center, double Middle);

/// <summary>Where the images of a sheet lie: a cell each, all images of one scale, captions below them.</summary>
internal static class SheetLayout
{
    /// <summary>How far the frame around a mistake reaches beyond the image.</summary>
    public const double Frame = 5;

    /// <summary>The part of it next to the image that stays white.</summary>
    public const double FrameGap = 1.5;

    /// <summary>Width of the line around every other image.</summary>
    public const double Hairline = 0.5;

    private const double Margin = 14;
    private const double Gap = 10;
    private const double Leading = 1.4;

    /// <summary>Places the images of a sheet into an area.</summary>
    public static IReadOnlyList<PlacedImage> Of(ImageSheet sheet, Area area)
    {
        var rows = (sheet.Images.Count + sheet.Columns - 1) / sheet.Columns;
        var cellWidth = (area.Width - (2 * Margin)) / sheet.Columns;
        var cellHeight = (area.Height - Margin) / rows;
        var lineCount = sheet.Images.Max(image => image.Caption.Count);
        var captionHeight = lineCount * FontSize.Small * Leading;
        var scale = sheet.Images.Min(image => Scale(
            image, cellWidth - (2 * Gap), cellHeight - captionHeight - (2 * Gap)));
        return [.. sheet.Images.Select((image, index) => Place(image, scale, new Area(
            area.Left + Margin + (index % sheet.Columns * cellWidth),
            area.Top + (index / sheet.Columns * cellHeight),
            cellWidth,
            cellHeight)))];
    }

    // Half steps: at double density each pixel of an image becomes a whole number of pixels of the file.
    private static double Scale(SheetImage image, double width, double height)
    {
        var fitting = Math.Min(width / image.Shape.Width, height / image.Shape.Height);
        return fitting >= 0.5 ? Math.Floor(2 * fitting) / 2 : fitting;
    }

    private static PlacedImage Place(SheetImage image, double scale, Area cell)
    {
        var (width, height) = (scale * image.Shape.Width, scale * image.Shape.Height);
        var center = cell.Left + (cell.Width / 2);
        var area = new Area(Math.Round(center - (width / 2)), Math.Round(cell.Top + Gap), width, height);
        var caption = image.Caption.Select((line, index) => new CaptionLine(
            DrawnText.Shorten(line, cell.Width - 6, FontSize.Small, image.IsWrong),
            center,
            area.Bottom + (Gap / 2) + ((index + 0.5) * FontSize.Small * Leading)));
        return new PlacedImage(image, area, [.. caption]);
    }
}
