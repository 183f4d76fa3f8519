using ScottPlot;

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
        canvas.Plot.ScaleFactor = Density;
        var png = canvas.Plot.GetImageBytes(Density * figure.Width, Density * figure.Height, ImageFormat.Png);
        return PngText.Add(png, figure.Provenance);
    }
}
