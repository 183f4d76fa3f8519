namespace Experiments.Reports.Drawing;

/// <summary>Draws the axes of a panel: lines, ticks, labels and the grid.</summary>
internal static class AxesDrawing
{
    /// <summary>Room above the axes.</summary>
    public const double RoomAbove = 14;

    private const double Hairline = 0.75;
    private const double TickLength = 5;
    private const double TextGap = 4;
    private const double Slant = 35;
    private const double MostSlanted = 170;

    /// <summary>Room below the axes for the tick labels and the label.</summary>
    public static double RoomBelow(Axis axis) =>
        TickLength + TextGap + TickHeight(axis) + (axis.Label.Length > 0 ? 28 : 10);

    /// <summary>Draws the lines that lie below the data.</summary>
    public static void DrawGrid(ICanvas canvas, Frame frame)
    {
        var area = frame.Area;
        foreach (var tick in GridTicks(frame.X))
        {
            var across = frame.Across(tick.Value);
            canvas.Line([new(across, area.Top), new(across, area.Bottom)], Ink.Haze, Hairline);
        }
        foreach (var tick in GridTicks(frame.Y))
        {
            var down = frame.Down(tick.Value);
            canvas.Line([new(area.Left, down), new(area.Right, down)], Ink.Haze, Hairline);
        }
    }

    /// <summary>Draws the axes themselves, above the data.</summary>
    public static void DrawLines(ICanvas canvas, Area area) => canvas.Line(
        [new(area.Left, area.Top), new(area.Left, area.Bottom), new(area.Right, area.Bottom)], Ink.Gray, Hairline);

    /// <summary>Draws ticks and labels beside the axes.</summary>
    public static void DrawTexts(ICanvas canvas, Frame frame, Rooms rooms)
    {
        var area = frame.Area;
        foreach (var tick in Readable(frame.X, frame.X.IsSlanted ? 0.75 * area.Width : double.PositiveInfinity))
        {
            DrawTickBelow(canvas, frame, tick, rooms);
        }
        foreach (var tick in Readable(frame.Y, area.Height))
        {
            DrawTickOnTheLeft(canvas, frame, tick, rooms);
        }
        var style = new TextStyle(FontSize.Label, TextAlignment.Center);
        Write(
            canvas,
            DrawnText.Shorten(frame.X.Label, area.Width, FontSize.Label),
            new Point(area.Center, area.Bottom + RoomBelow(frame.X) - 14),
            style);
        Write(
            canvas,
            DrawnText.Shorten(frame.Y.Label, area.Height, FontSize.Label),
            new Point(area.Left - rooms.Left + FigureLayout.Margin, area.Middle),
            style with { Turn = 90 });
    }

    // Of many names every second, every third one, so that none lies on another.
    private static IEnumerable<Tick> Readable(Axis axis, double length)
    {
        var stride = axis.IsOfNames ? (int)Math.Ceiling(axis.Ticks.Count * 1.2 * FontSize.Small / length) : 1;
        return axis.Ticks.Where((_, place) => place % Math.Max(1, stride) == 0);
    }

    private static IEnumerable<Tick> GridTicks(Axis axis) =>
        axis.HasGrid ? axis.Ticks.Where(tick => tick.Text.Length > 0) : [];

    private static void DrawTickBelow(ICanvas canvas, Frame frame, Tick tick, Rooms rooms)
    {
        var (across, bottom) = (frame.Across(tick.Value), frame.Area.Bottom);
        if (!frame.X.IsOfNames)
        {
            canvas.Line([new(across, bottom), new(across, bottom + LengthOf(tick))], Ink.Gray, Hairline);
        }
        if (frame.X.IsSlanted)
        {
            var room = (across - frame.Area.Left + rooms.Left) / Math.Cos(Slant * Math.PI / 180);
            Write(
                canvas,
                DrawnText.Shorten(tick.Text, Math.Min(MostSlanted, room), FontSize.Small),
                new Point(across + 3, bottom + TickLength + TextGap + 2),
                new TextStyle(FontSize.Small, TextAlignment.Right) { Turn = Slant });
        }
        else
        {
            Write(
                canvas,
                DrawnText.Shorten(tick.Text, frame.Area.Width / 3, FontSize.Small),
                new Point(across, bottom + TickLength + TextGap + (0.6 * FontSize.Small)),
                new TextStyle(FontSize.Small, TextAlignment.Center));
        }
    }

    private static void DrawTickOnTheLeft(ICanvas canvas, Frame frame, Tick tick, Rooms rooms)
    {
        var (left, down) = (frame.Area.Left, frame.Down(tick.Value));
        if (!frame.Y.IsOfNames)
        {
            canvas.Line([new(left - LengthOf(tick), down), new(left, down)], Ink.Gray, Hairline);
        }
        var room = rooms.Left - TickLength - TextGap - (frame.Y.Label.Length > 0 ? 28 : 12);
        Write(
            canvas,
            DrawnText.ShortenMiddle(tick.Text, room, FontSize.Small),
            new Point(left - TickLength - TextGap, down),
            new TextStyle(FontSize.Small, TextAlignment.Right));
    }

    private static void Write(ICanvas canvas, string text, Point at, TextStyle style)
    {
        if (text.Length > 0)
        {
            canvas.Text(text, at, style);
        }
    }

    private static double LengthOf(Tick tick) => tick.Text.Length > 0 ? TickLength : TickLength / 2;

    private static double TickHeight(Axis axis)
    {
        var widest = axis.Ticks.Select(tick => DrawnText.Width(DrawnText.Clean(tick.Text), FontSize.Small))
            .DefaultIfEmpty(0)
            .Max();
        return axis.IsSlanted
            ? FontSize.Small + (Math.Sin(Slant * Math.PI / 180) * Math.Min(widest, MostSlanted))
            : FontSize.Small * 1.2;
    }
}
