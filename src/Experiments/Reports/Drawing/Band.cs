namespace Experiments.Reports.Drawing;

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
