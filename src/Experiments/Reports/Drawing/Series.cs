namespace Experiments.Reports.Drawing;

/// <summary>A place in the units of the axes; both numbers are finite.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>How far a band reaches at one X, in the units of the axes; all numbers are finite.</summary>
public readonly record struct BandEdge(double X, double Low, double High);

/// <summary>A mark at a point. Shapes differ as well as colors, so that a figure can be read without color.</summary>
public enum Marker
{
    /// <summary>No mark.</summary>
    None,

    /// <summary>A filled disc.</summary>
    Circle,

    /// <summary>A filled square.</summary>
    Square,

    /// <summary>A hollow diamond.</summary>
    OpenDiamond,

    /// <summary>A diagonal cross.</summary>
    Cross,
}

/// <summary>Something drawn over the axes of a panel.</summary>
/// <param name="Ink">Its color.</param>
public abstract record Series(Ink Ink);

/// <summary>Points joined by straight lines, marked, or both.</summary>
/// <param name="Points">From left to right.</param>
/// <param name="Ink">Its color.</param>
public sealed record Curve(IReadOnlyList<Point> Points, Ink Ink) : Series(Ink)
{
    /// <summary>Width of the line, in pixels at single density; 0 draws only the markers.</summary>
    public double Width { get; init; } = 2;

    /// <summary>Whether the line is dashed.</summary>
    public bool Dashed { get; init; }

    /// <summary>The mark at each point.</summary>
    public Marker Marker { get; init; }

    /// <summary>The text in the legend; null keeps the curve out of it.</summary>
    public string? Legend { get; init; }
}

/// <summary>A translucent band behind a curve: a deviation or an interval.</summary>
/// <param name="Edges">From left to right.</param>
/// <param name="Ink">Its color before it is made translucent.</param>
public sealed record Band(IReadOnlyList<BandEdge> Edges, Ink Ink) : Series(Ink)
{
    /// <summary>How much of what lies behind a band it covers, 0 to 1.</summary>
    public const double Opacity = 0.25;
}
