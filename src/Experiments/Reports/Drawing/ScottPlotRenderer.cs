using ScottPlot;
using SkiaSharp;

namespace Experiments.Reports.Drawing;

/// <summary>The renderer of this build's stack.</summary>
public static class FigureRenderer
{
    /// <summary>A renderer that draws with ScottPlot.</summary>
    public static IFigureRenderer Create() => new ScottPlotRenderer();
}

/// <summary>Draws figures with ScottPlot.</summary>
internal sealed class ScottPlotRenderer : IFigureRenderer
{
    private const int Density = 2;

    /// <inheritdoc/>
    public byte[] ToPng(Figure figure)
    {
        using var canvas = new ScottPlotCanvas(figure.Width, figure.Height);
        figure.Draw(canvas);
        using var surface = SKSurface.Create(new SKImageInfo(
            Density * figure.Width, Density * figure.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Scale(Density);
        canvas.Plot.Render(surface.Canvas, figure.Width, figure.Height);
        using var image = new Image(surface);
        return PngText.Add(image.GetImageBytes(ImageFormat.Png), figure.Provenance);
    }
}
