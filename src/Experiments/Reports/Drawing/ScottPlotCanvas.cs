using ScottPlot;

namespace Experiments.Reports.Drawing;

/// <summary>
/// A plot without axes; one unit is one pixel at single density, upwards from the bottom of the figure.
/// </summary>
internal sealed class ScottPlotCanvas : ICanvas, IDisposable
{
    private readonly double _height;

    /// <param name="width">The figure's width in pixels at single density.</param>
    /// <param name="height">The figure's height.</param>
    public ScottPlotCanvas(double width, double height)
    {
        _height = height;
        Plot.HideAxesAndGrid();
        Plot.Layout.Frameless();
        Plot.Axes.SetLimits(0, width, 0, height);
    }

    /// <summary>What is drawn.</summary>
    public Plot Plot { get; } = new();

    /// <inheritdoc/>
    public void Line(IReadOnlyList<Point> points, Ink ink, double width, bool isDashed = false)
    {
        var line = Plot.Add.ScatterLine(Xs(points), Ys(points), ColorOf(ink));
        line.LineWidth = (float)width;
        line.LinePattern = isDashed ? LinePattern.Dashed : LinePattern.Solid;
    }

    /// <inheritdoc/>
    public void Polygon(IReadOnlyList<Point> corners, Ink ink, double opacity)
    {
        var polygon = Plot.Add.Polygon(Xs(corners), Ys(corners));
        polygon.FillColor = ColorOf(ink).WithAlpha(opacity);
        polygon.LineWidth = 0;
        polygon.MarkerSize = 0;
    }

    /// <inheritdoc/>
    public void Box(Area area, Ink ink)
    {
        var box = Plot.Add.Rectangle(Rectangle(area));
        box.FillColor = ColorOf(ink);
        box.LineWidth = 0;
    }

    /// <inheritdoc/>
    public void Marks(IReadOnlyList<Point> points, Marker marker, Ink ink)
    {
        var marks = Plot.Add.ScatterPoints(Xs(points), Ys(points), ColorOf(ink));
        (marks.MarkerShape, marks.MarkerSize) = marker switch
        {
            Marker.Circle => (MarkerShape.FilledCircle, 8f),
            Marker.Dot => (MarkerShape.FilledCircle, 5f),
            Marker.Square => (MarkerShape.FilledSquare, 8f),
            Marker.Triangle => (MarkerShape.FilledTriangleUp, 10f),
            Marker.OpenCircle => (MarkerShape.OpenCircle, 9f),
            Marker.OpenDiamond => (MarkerShape.OpenDiamond, 10f),
            Marker.Cross => (MarkerShape.Eks, 9f),
            _ => throw new NotSupportedException($"No drawing for {marker}."),
        };
        marks.MarkerLineWidth = 1.5f;
    }

    /// <inheritdoc/>
    public void Text(string text, Point at, TextStyle style)
    {
        var label = Plot.Add.Text(DrawnText.Clean(text), at.X, _height - at.Y);
        label.LabelFontSize = (float)style.Size;
        label.LabelBold = style.IsBold;
        label.LabelFontColor = ColorOf(style.Ink);
        label.LabelRotation = (float)-style.Turn;
        label.LabelAlignment = style.Alignment switch
        {
            TextAlignment.Left => Alignment.MiddleLeft,
            TextAlignment.Right => Alignment.MiddleRight,
            _ => Alignment.MiddleCenter,
        };
    }

    /// <inheritdoc/>
    public void Image(SheetImage image, Area area)
    {
        var pixels = new byte[image.Shape.Height, image.Shape.Width, 3];
        for (var row = 0; row < image.Shape.Height; row++)
        {
            for (var column = 0; column < image.Shape.Width; column++)
            {
                (pixels[row, column, 0], pixels[row, column, 1], pixels[row, column, 2]) = image.At(row, column);
            }
        }
        Plot.Add.ImageRect(new Image(pixels), Rectangle(area)).AntiAlias = false;
    }

    /// <inheritdoc/>
    public void Dispose() => Plot.Dispose();

    private CoordinateRect Rectangle(Area area) =>
        new(area.Left, area.Right, _height - area.Bottom, _height - area.Top);

    private static double[] Xs(IReadOnlyList<Point> points) => [.. points.Select(point => point.X)];

    private double[] Ys(IReadOnlyList<Point> points) => [.. points.Select(point => _height - point.Y)];

    private static Color ColorOf(Ink ink) => new(ink.Red, ink.Green, ink.Blue);
}
