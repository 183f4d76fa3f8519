namespace Experiments.Reports.Drawing;

/// <summary>A text beside a place over the axes.</summary>
/// <param name="At">The place, in the units of the axes.</param>
/// <param name="Text">One line.</param>
public readonly record struct Label(Point At, string Text);

/// <summary>Names of points, beside them where there is room.</summary>
/// <param name="All">The names, the most important first; one for which there is no room is left out.</param>
/// <param name="Ink">Their color.</param>
public sealed record Labels(IReadOnlyList<Label> All, Ink Ink) : Series(Ink)
{
    private const double Height = 1.3 * FontSize.Tiny;
    private const double Widest = 260;
    private const double StepLength = 5;

    // From the point to the nearest end of the text and to its middle: where a rising line leaves room comes first.
    private static readonly (double Across, double Down)[] Beside =
        [(6, 12), (-6, -12), (9, 0), (-9, 0), (6, -12), (-6, 12), (6, 26), (-6, -26)];

    private static readonly (double Across, double Down)[] AtTheRight = [(9, 0)];

    /// <summary>Lines and points that no name covers; a line by its corners.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Avoided { get; init; } = [];

    /// <summary>Whether a name stands right of its point and covers what is there. Default: no.</summary>
    public bool IsBoxed { get; init; }

    internal override void Draw(ICanvas canvas, Frame frame)
    {
        List<Area> taken = [.. Avoided.SelectMany(line => Covered([.. line.Select(frame.Place)]))];
        var room = frame.Area.With(AxesDrawing.RoomAbove);
        foreach (var (at, text) in All)
        {
            var shown = DrawnText.Shorten(text, Widest, FontSize.Tiny);
            var places = (IsBoxed ? AtTheRight : Beside)
                .Select(distance => AreaOf(shown, frame.Place(at), distance))
                .ToList();
            var free = places.FindIndex(area =>
                room.Left <= area.Left && area.Right <= room.Right && room.Top <= area.Top && area.Bottom <= room.Bottom
                && !taken.Exists(other => Overlap(area, other)));
            if (free < 0)
            {
                continue;
            }
            taken.Add(places[free]);
            if (IsBoxed)
            {
                canvas.Box(places[free].With(1).Snapped(), Ink.White);
            }
            var isRight = places[free].Left > frame.Place(at).X;
            canvas.Text(
                shown,
                new Point(isRight ? places[free].Left : places[free].Right, places[free].Middle),
                new TextStyle(FontSize.Tiny, isRight ? TextAlignment.Left : TextAlignment.Right) { Ink = Ink });
        }
    }

    internal override void DrawSample(ICanvas canvas, Area area)
    {
        // Text explains itself.
    }

    private static Area AreaOf(string text, Point place, (double Across, double Down) distance)
    {
        var width = DrawnText.Width(text, FontSize.Tiny);
        var left = place.X + distance.Across - (distance.Across < 0 ? width : 0);
        return new Area(left, place.Y + distance.Down - (Height / 2), width, Height);
    }

    // Small areas all along a line.
    private static IEnumerable<Area> Covered(IReadOnlyList<Point> corners)
    {
        for (var index = 0; index < corners.Count; index++)
        {
            var (from, to) = (corners[Math.Max(0, index - 1)], corners[index]);
            var steps = 1 + (int)(Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)) / StepLength);
            for (var step = 1; step <= steps; step++)
            {
                var share = (double)step / steps;
                var middle = new Point(from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y)));
                yield return new Area(middle.X, middle.Y, 0, 0).With(StepLength / 2);
            }
        }
    }

    private static bool Overlap(Area one, Area other) =>
        one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom;
}
