namespace Experiments.Reports.Drawing;

/// <summary>Points joined by straight lines, marked, or both.</summary>
/// <param name="Points">In the order in which they are joined.</param>
/// <param name="Ink">Its color.</param>
public sealed record Curve(IReadOnlyList<Point> Points, Ink Ink) : Series(Ink)
{
    /// <summary>Width of the line, in pixels at single density; 0 draws only the markers.</summary>
    public double Width { get; init; } = 2;

    /// <summary>Whether the line is dashed.</summary>
    public bool Dashed { get; init; }

    /// <summary>The mark at each point.</summary>
    public Marker Marker { get; init; }

    internal override void Draw(ICanvas canvas, Frame frame)
    {
        var places = Points.Select(frame.Place).ToList();
        if (Width > 0)
        {
            foreach (var part in Clipping.Line(frame.Area, places))
            {
                canvas.Line(part, Ink, Width, Dashed);
            }
        }
        var seen = places.FindAll(place => Clipping.Contains(frame.Area, place));
        if (Marker != Marker.None && seen.Count > 0)
        {
            canvas.Marks(seen, Marker, Ink);
        }
    }

    internal override void DrawSample(ICanvas canvas, Area area)
    {
        if (Width > 0)
        {
            canvas.Line([new(area.Left, area.Middle), new(area.Right, area.Middle)], Ink, Width, Dashed);
        }
        if (Marker != Marker.None)
        {
            canvas.Marks([new(area.Center, area.Middle)], Marker, Ink);
        }
    }
}
