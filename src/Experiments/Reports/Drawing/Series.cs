namespace Experiments.Reports.Drawing;

/// <summary>A place in the units of the axes; both numbers are finite.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>A mark at a point. Shapes differ as well as colors, so that a figure can be read without color.</summary>
public enum Marker
{
    /// <summary>No mark.</summary>
    None,

    /// <summary>A filled disc.</summary>
    Circle,

    /// <summary>A small disc, for many points.</summary>
    Dot,

    /// <summary>A filled square.</summary>
    Square,

    /// <summary>A filled triangle.</summary>
    Triangle,

    /// <summary>A hollow circle.</summary>
    OpenCircle,

    /// <summary>A hollow diamond.</summary>
    OpenDiamond,

    /// <summary>A diagonal cross.</summary>
    Cross,
}

/// <summary>Something drawn over the axes of a panel.</summary>
/// <param name="Ink">Its color.</param>
public abstract record Series(Ink Ink)
{
    /// <summary>The text in the legend; null keeps it out of there.</summary>
    public string? Legend { get; init; }

    /// <summary>Draws it, cut off at the edges of the frame.</summary>
    internal abstract void Draw(ICanvas canvas, Frame frame);

    /// <summary>Draws what stands for it in the legend.</summary>
    internal abstract void DrawSample(ICanvas canvas, Area area);
}

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

/// <summary>How far a band reaches at one X, in the units of the axes; all numbers are finite.</summary>
public readonly record struct BandEdge(double X, double Low, double High);

/// <summary>A translucent band behind a curve: a deviation or an interval.</summary>
/// <param name="Edges">From left to right.</param>
/// <param name="Ink">Its color before it is made translucent.</param>
public sealed record Band(IReadOnlyList<BandEdge> Edges, Ink Ink) : Series(Ink)
{
    /// <summary>How much of what lies behind a band it covers, 0 to 1.</summary>
    public const double Opacity = 0.25;

    internal override void Draw(ICanvas canvas, Frame frame)
    {
        var corners = Edges.Select(edge => new Point(edge.X, edge.High))
            .Concat(Edges.Reverse().Select(edge => new Point(edge.X, edge.Low)))
            .Select(frame.Place);
        if (Clipping.Polygon(frame.Area, [.. corners]) is { Count: > 2 } visible)
        {
            canvas.Polygon(visible, Ink, Opacity);
        }
    }

    internal override void DrawSample(ICanvas canvas, Area area) => canvas.Polygon(
        [
            new(area.Left, area.Top),
            new(area.Right, area.Top),
            new(area.Right, area.Bottom),
            new(area.Left, area.Bottom),
        ],
        Ink,
        Opacity);
}
