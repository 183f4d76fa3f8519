namespace Experiments.Reports.Drawing;

/// <summary>What to draw, without a word on how: panels one above another under a title.</summary>
/// <param name="Title">Above all panels; broken into two lines at most.</param>
/// <param name="Panels">From top to bottom, at least one.</param>
/// <param name="Width">In pixels at single density; the file has twice as many.</param>
/// <param name="Height">In pixels at single density; the file has twice as many.</param>
public sealed record Figure(string Title, IReadOnlyList<Panel> Panels, int Width, int Height)
{
    /// <summary>Under the title: what lines, bands and marks mean. Three lines at most; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>
    /// Keywords and texts that the file carries besides the picture: where it comes from. Default: none.
    /// </summary>
    public IReadOnlyList<(string Keyword, string Text)> Provenance { get; init; } = [];

    /// <summary>Draws all of it.</summary>
    internal void Draw(ICanvas canvas)
    {
        var layout = FigureLayout.Of(this);
        foreach (var line in layout.Header)
        {
            canvas.Text(
                line.Text,
                new Point(line.Left, line.Middle),
                new TextStyle(line.Size) { Ink = line.Ink, IsBold = line.IsBold });
        }
        foreach (var (panel, area) in Panels.Zip(layout.Panels))
        {
            panel.Draw(canvas, area, layout.Rooms);
        }
    }
}

/// <summary>One set of axes or one sheet of images.</summary>
public abstract record Panel
{
    /// <summary>How much of the figure's height it takes, in comparison with the others. Default 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The room that it needs around its axes.</summary>
    /// <param name="width">The figure's width.</param>
    internal abstract Rooms RoomsIn(double width);

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="area">The panel's part of the figure.</param>
    /// <param name="rooms">The room around the axes, the same for all panels of the figure.</param>
    internal abstract void Draw(ICanvas canvas, Area area, Rooms rooms);
}

/// <summary>Room around the axes of a panel, in pixels at single density.</summary>
internal readonly record struct Rooms(double Left, double Right, double Bottom)
{
    /// <summary>What suffices for both.</summary>
    public Rooms And(Rooms other) =>
        new(Math.Max(Left, other.Left), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
}
