using ScottPlot;
using ScottPlot.MultiplotLayouts;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Experiments.Reports.Drawing;

/// <summary>The renderer of this build's stack.</summary>
public static class FigureRenderer
{
    /// <summary>A renderer that draws with ScottPlot.</summary>
    public static IFigureRenderer Create() => new ScottPlotRenderer();
}

/// <summary>Draws figures with ScottPlot: a plot for the header and one for each panel, one above another.</summary>
internal sealed class ScottPlotRenderer : IFigureRenderer
{
    private const int Density = 2;

    /// <inheritdoc/>
    public byte[] ToPng(Figure figure)
    {
        var layout = FigureLayout.Of(figure);
        List<(Plot Plot, double Top, double Height)> parts = [(Header(figure, layout), 0, layout.HeaderHeight)];
        try
        {
            for (var index = 0; index < figure.Panels.Count; index++)
            {
                var area = layout.Panels[index];
                parts.Add((PlotOf(figure.Panels[index], layout, area), area.Top, area.Height));
            }

            return Compose(figure, parts);
        }
        finally
        {
            parts.ForEach(part => part.Plot.Dispose());
        }
    }

    private static byte[] Compose(Figure figure, List<(Plot Plot, double Top, double Height)> parts)
    {
        // A grid with a row for each pixel of height.
        var grid = new CustomGrid();
        var multiplot = new Multiplot(parts[0].Plot) { Layout = grid };
        foreach (var (plot, top, height) in parts)
        {
            var row = (int)Math.Round(top);
            var next = (int)Math.Round(top + height);
            grid.Set(plot, new GridCell(row, 0, figure.Height, 1, rowSpan: next - row));
        }

        parts.Skip(1).ToList().ForEach(part => multiplot.AddPlot(part.Plot));

        // The canvas is scaled, not the plots: in a multiplot each plot's ScaleFactor would multiply those before it.
        using var surface = SKSurface.Create(new SKImageInfo(
            Density * figure.Width, Density * figure.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Scale(Density);
        multiplot.Render(surface.Canvas, new PixelSize(figure.Width, figure.Height).ToPixelRect());
        using var image = new Image(surface);
        return image.GetImageBytes(ImageFormat.Png);
    }

    private static Plot PlotOf(Panel panel, FigureLayout layout, Area area) => panel switch
    {
        AxesPanel axes => PlotOf(axes, layout, area),
        ImageSheet sheet => PlotOf(sheet, area),
        _ => throw new NotSupportedException($"No drawing for {panel.GetType().Name}."),
    };

    private static Plot Header(Figure figure, FigureLayout layout)
    {
        var plot = Canvas(figure.Width, layout.HeaderHeight);
        foreach (var line in layout.Header)
        {
            var above = layout.HeaderHeight - line.Middle;
            AddText(plot, line.Text, line.Left, above, line.Size, line.IsBold, line.Ink, Alignment.MiddleLeft);
        }

        return plot;
    }

    private static Plot PlotOf(AxesPanel panel, FigureLayout layout, Area area)
    {
        var plot = new Plot();
        plot.Layout.Fixed(new PixelPadding(
            (float)FigureLayout.AxesLeft,
            (float)layout.AxesRight,
            (float)FigureLayout.AxesBottom,
            (float)FigureLayout.AxesTop));
        plot.Axes.SetLimits(
            panel.X.Place(panel.X.Low),
            panel.X.Place(panel.X.High),
            panel.Y.Place(panel.Y.Low),
            panel.Y.Place(panel.Y.High));
        Style(plot.Axes.Bottom, panel.X, area.Width - FigureLayout.AxesLeft - layout.AxesRight);
        Style(plot.Axes.Left, panel.Y, area.Height - FigureLayout.AxesTop - FigureLayout.AxesBottom);
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Grid.MajorLineColor = ColorOf(Ink.Haze);
        foreach (var series in panel.Series)
        {
            Add(plot, panel, series, layout);
        }

        if (panel.Series.OfType<Curve>().Any(curve => curve.Legend is not null))
        {
            plot.Legend.FontSize = (float)FontSize.Small;
            plot.Legend.OutlineWidth = 0;
            plot.Legend.ShadowColor = Colors.Transparent;
            plot.ShowLegend(Edge.Right).Alignment = Alignment.UpperLeft;
        }

        return plot;
    }

    private static void Style(IAxis axis, Axis settings, double length)
    {
        axis.Label.Text = DrawnText.Shorten(settings.Label, length, FontSize.Label);
        axis.Label.FontSize = (float)FontSize.Label;
        axis.Label.Bold = false;
        axis.TickLabelStyle.FontSize = (float)FontSize.Small;
        axis.TickGenerator = new NumericManual([.. settings.Ticks.Select(tick => new ScottPlot.Tick(
            settings.Place(tick.Value), FigureLayout.TickText(tick), isMajor: tick.Text.Length > 0))]);
    }

    private static void Add(Plot plot, AxesPanel panel, Series series, FigureLayout layout)
    {
        switch (series)
        {
            case Curve curve:
                var scatter = plot.Add.Scatter(
                    curve.Points.Select(point => panel.X.Place(point.X)).ToArray(),
                    curve.Points.Select(point => panel.Y.Place(point.Y)).ToArray(),
                    ColorOf(curve.Ink));
                scatter.LineWidth = (float)curve.Width;
                scatter.LinePattern = curve.Dashed ? LinePattern.Dashed : LinePattern.Solid;
                scatter.MarkerShape = ShapeOf(curve.Marker);
                scatter.MarkerSize = curve.Marker == Marker.None ? 0 : 8;
                scatter.MarkerLineWidth = 1.5f;
                scatter.LegendText = layout.LegendText(curve);
                break;
            case Band band:
                var fill = plot.Add.FillY(
                    band.Edges.Select(edge => panel.X.Place(edge.X)).ToArray(),
                    band.Edges.Select(edge => panel.Y.Place(edge.Low)).ToArray(),
                    band.Edges.Select(edge => panel.Y.Place(edge.High)).ToArray());
                fill.FillColor = ColorOf(band.Ink).WithAlpha(Band.Opacity);
                fill.LineWidth = 0;
                break;
            default:
                throw new NotSupportedException($"No drawing for {series.GetType().Name}.");
        }
    }

    private static Plot PlotOf(ImageSheet sheet, Area area)
    {
        var plot = Canvas(area.Width, area.Height);
        foreach (var (image, place, caption) in SheetLayout.Of(sheet, area))
        {
            var ink = image.IsWrong ? Ink.Vermillion : Ink.Black;
            if (image.IsWrong)
            {
                AddFrame(plot, area, place, SheetLayout.Frame, ink);
                AddFrame(plot, area, place, SheetLayout.FrameGap, Ink.White);
            }
            else
            {
                AddFrame(plot, area, place, SheetLayout.Hairline, Ink.LightGray);
            }

            plot.Add.ImageRect(ImageOf(image), Rectangle(area, place, 0)).AntiAlias = false;
            foreach (var (text, center, middle) in caption)
            {
                var (x, y) = (center - area.Left, area.Bottom - middle);
                AddText(plot, text, x, y, FontSize.Small, image.IsWrong, ink, Alignment.MiddleCenter);
            }
        }

        return plot;
    }

    // A plot without axes whose units are pixels at single density, upwards from the bottom.
    private static Plot Canvas(double width, double height)
    {
        var plot = new Plot();
        plot.HideAxesAndGrid();
        plot.Layout.Frameless();
        plot.Axes.SetLimits(0, width, 0, height);
        return plot;
    }

    private static void AddText(
        Plot plot, string text, double x, double y, double size, bool isBold, Ink ink, Alignment alignment)
    {
        var label = plot.Add.Text(text, x, y);
        label.LabelFontSize = (float)size;
        label.LabelBold = isBold;
        label.LabelFontColor = ColorOf(ink);
        label.LabelAlignment = alignment;
    }

    private static void AddFrame(Plot plot, Area area, Area place, double width, Ink ink)
    {
        var frame = plot.Add.Rectangle(Rectangle(area, place, width));
        frame.FillColor = ColorOf(ink);
        frame.LineWidth = 0;
    }

    private static CoordinateRect Rectangle(Area area, Area place, double margin) => new(
        place.Left - area.Left - margin,
        place.Right - area.Left + margin,
        area.Bottom - place.Bottom - margin,
        area.Bottom - place.Top + margin);

    private static Image ImageOf(SheetImage image)
    {
        var pixels = new byte[image.Shape.Height, image.Shape.Width, 3];
        for (var row = 0; row < image.Shape.Height; row++)
        {
            for (var column = 0; column < image.Shape.Width; column++)
            {
                (pixels[row, column, 0], pixels[row, column, 1], pixels[row, column, 2]) = image.At(row, column);
            }
        }

        return new Image(pixels);
    }

    private static MarkerShape ShapeOf(Marker marker) => marker switch
    {
        Marker.Circle => MarkerShape.FilledCircle,
        Marker.Square => MarkerShape.FilledSquare,
        Marker.OpenDiamond => MarkerShape.OpenDiamond,
        Marker.Cross => MarkerShape.Eks,
        _ => MarkerShape.None,
    };

    private static Color ColorOf(Ink ink) => new(ink.Red, ink.Green, ink.Blue);
}
