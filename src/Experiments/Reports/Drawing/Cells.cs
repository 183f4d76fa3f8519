namespace Experiments.Reports.Drawing;

/// <summary>A filled rectangle over the axes: a cell of a map, a bar.</summary>
/// <param name="Corner">One corner, in the units of the axes.</param>
/// <param name="Opposite">The corner across.</param>
/// <param name="Ink">Its color.</param>
/// <param name="Text">In its middle, left out where it does not fit; empty for none.</param>
public readonly record struct Cell(Point Corner, Point Opposite, Ink Ink, string Text = "");

/// <summary>Filled rectangles: a heat map, bars.</summary>
/// <param name="All">The rectangles.</param>
/// <param name="Ink">What stands for them in a legend.</param>
public sealed record Cells(IReadOnlyList<Cell> All, Ink Ink) : Series(Ink)
{
    /// <summary>What stays free on each side of a rectangle, in pixels at single density. Default 0.</summary>
    public double Gap { get; init; }

    internal override void Draw(ICanvas canvas, Frame frame)
    {
        var areas = All.Select(cell => frame.Place(cell.Corner, cell.Opposite).With(-Gap)).ToList();
        for (var index = 0; index < areas.Count; index++)
        {
            if (areas[index] is { Width: > 0, Height: > 0 })
            {
                canvas.Box(areas[index], All[index].Ink);
            }
        }

        // Either every text fits or none is there: a map with some of its numbers would mislead.
        if (All.Zip(areas).All(cell => Fits(cell.First.Text, cell.Second)))
        {
            for (var index = 0; index < areas.Count; index++)
            {
                if (All[index].Text.Length > 0)
                {
                    canvas.Text(
                        All[index].Text,
                        new Point(areas[index].Center, areas[index].Middle),
                        new TextStyle(FontSize.Small, TextAlignment.Center) { Ink = All[index].Ink.Readable });
                }
            }
        }
    }

    internal override void DrawSample(ICanvas canvas, Area area) => canvas.Box(area.Snapped(), Ink);

    private static bool Fits(string text, Area area) => text.Length == 0
        || (DrawnText.Width(text, FontSize.Small) <= area.Width - 2 && FontSize.Small * 1.25 <= area.Height);
}
