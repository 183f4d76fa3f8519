namespace Experiments.Reports.Drawing;

/// <summary>Two places that a line joins.</summary>
public readonly record struct Segment(Point From, Point To);

/// <summary>Lines that do not hang together: intervals, the distance between two marks.</summary>
/// <param name="Lines">The lines, in any order.</param>
/// <param name="Ink">Their color.</param>
public sealed record Segments(IReadOnlyList<Segment> Lines, Ink Ink) : Series(Ink)
{
    /// <summary>Width of the lines, in pixels at single density.</summary>
    public double Width { get; init; } = 2;

    internal override void Draw(ICanvas canvas, Frame frame)
    {
        foreach (var part in Lines.SelectMany(line =>
            Clipping.Line(frame.Area, [frame.Place(line.From), frame.Place(line.To)])))
        {
            canvas.Line(part, Ink, Width);
        }
    }

    internal override void DrawSample(ICanvas canvas, Area area) =>
        canvas.Line([new(area.Left, area.Middle), new(area.Right, area.Middle)], Ink, Width);
}
