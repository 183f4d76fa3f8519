namespace Experiments.Reports.Drawing;

/// <summary>Cuts lines and polygons off at the edges of an area, so that nothing is drawn beside the axes.</summary>
internal static class Clipping
{
    /// <summary>Whether a point lies in the area, its edges included.</summary>
    public static bool Contains(Area area, Point point)
    {
        const double Rounding = 0.01;
        return area.Left - Rounding <= point.X && point.X <= area.Right + Rounding
            && area.Top - Rounding <= point.Y && point.Y <= area.Bottom + Rounding;
    }

    /// <summary>The parts of a line that lie in the area, each of two points or more.</summary>
    public static IEnumerable<IReadOnlyList<Point>> Line(Area area, IReadOnlyList<Point> points)
    {
        var part = new List<Point>();
        for (var index = 1; index < points.Count; index++)
        {
            if (Segment(area, points[index - 1], points[index]) is not var (from, to))
            {
                continue;
            }
            if (part.Count > 0 && part[^1] != from)
            {
                yield return part;
                part = [];
            }
            if (part.Count == 0)
            {
                part.Add(from);
            }
            part.Add(to);
        }
        if (part.Count > 0)
        {
            yield return part;
        }
    }

    /// <summary>The part of a polygon that lies in the area; empty for none.</summary>
    public static IReadOnlyList<Point> Polygon(Area area, IReadOnlyList<Point> corners)
    {
        // Sutherland and Hodgman, "Reentrant polygon clipping", 1974: edge after edge of the area.
        IReadOnlyList<Point> rest = corners;
        rest = Cut(rest, point => point.X - area.Left);
        rest = Cut(rest, point => area.Right - point.X);
        rest = Cut(rest, point => point.Y - area.Top);
        return Cut(rest, point => area.Bottom - point.Y);
    }

    private static List<Point> Cut(IReadOnlyList<Point> corners, Func<Point, double> inside)
    {
        var kept = new List<Point>();
        for (var index = 0; index < corners.Count; index++)
        {
            var (last, next) = (corners[(index + corners.Count - 1) % corners.Count], corners[index]);
            var (before, after) = (inside(last), inside(next));
            if (before < 0 != after < 0)
            {
                kept.Add(Between(last, next, before / (before - after)));
            }
            if (after >= 0)
            {
                kept.Add(next);
            }
        }
        return kept;
    }

    // Liang and Barsky, "A new concept and method for line clipping", 1984.
    private static (Point From, Point To)? Segment(Area area, Point from, Point to)
    {
        var (first, last) = (0.0, 1.0);
        foreach (var (step, room) in ((double, double)[])
        [
            (from.X - to.X, from.X - area.Left), (to.X - from.X, area.Right - from.X),
            (from.Y - to.Y, from.Y - area.Top), (to.Y - from.Y, area.Bottom - from.Y),
        ])
        {
            if (step == 0 && room < 0)
            {
                return null;
            }
            if (step < 0)
            {
                first = Math.Max(first, room / step);
            }
            else if (step > 0)
            {
                last = Math.Min(last, room / step);
            }
        }
        return first > last
            ? null
            : (first == 0 ? from : Between(from, to, first), last == 1 ? to : Between(from, to, last));
    }

    private static Point Between(Point from, Point to, double share) =>
        new(from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y)));
}
