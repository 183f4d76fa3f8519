namespace Experiments.Reports.Drawing;

/// <summary>Data over two axes.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Series">Drawn in this order, later ones on top; their legend stands in the same order.</param>
public sealed record AxesPanel(Axis X, Axis Y, IReadOnlyList<Series> Series) : Panel
{
    private const double TickGap = 10;
    private const double LabelRoom = 30;
    private const double LeastLeft = 80;
    private const double WidestTicks = 0.36;

    /// <summary>Texts right of the axes, at values of Y; none by default.</summary>
    public IReadOnlyList<Tick> RightTicks { get; init; } = [];

    /// <summary>What the texts on the right are, above them; empty for nothing.</summary>
    public string RightHeading { get; init; } = "";

    /// <summary>What colors mean, right of the axes; null for nothing.</summary>
    public ColorBar? ColorBar { get; init; }

    /// <summary>The width of the axes as a multiple of their height; null for all the room there is.</summary>
    public double? Aspect { get; init; }

    /// <summary>Whether lines stand at the left and below. Default: yes.</summary>
    public bool HasFrame { get; init; } = true;

    internal override Rooms RoomsIn(double width)
    {
        var left = Math.Min(Widest(Y.Ticks), width * WidestTicks) + TickGap
            + (Y.Label.Length > 0 ? LabelRoom : FigureLayout.Margin);
        var right = FigureLayout.Margin;
        if (Legend.Of(this, width) is { } legend)
        {
            right += legend.Width;
        }
        if (ColorBar is not null)
        {
            right += ColorBar.Width;
        }
        if (RightTicks.Count > 0)
        {
            right += TickGap + Math.Max(Widest(RightTicks), DrawnText.Width(RightHeading, FontSize.Small));
        }
        return new Rooms(Y.Label.Length > 0 ? Math.Max(left, LeastLeft) : left, right, AxesDrawing.RoomBelow(X));
    }

    internal override void Draw(ICanvas canvas, Area area, Rooms rooms)
    {
        var top = RightHeading.Length > 0 ? 1.6 * FontSize.Small : AxesDrawing.RoomAbove;
        var inside = new Area(
            area.Left + rooms.Left,
            area.Top + top,
            area.Width - rooms.Left - rooms.Right,
            area.Height - top - AxesDrawing.RoomBelow(X));
        if (Aspect is { } aspect)
        {
            var height = Math.Min(inside.Height, inside.Width / aspect);
            inside = inside with { Width = height * aspect, Height = height };
        }
        var frame = new Frame(X, Y, inside.Snapped());
        AxesDrawing.DrawGrid(canvas, frame);
        foreach (var series in Series)
        {
            series.Draw(canvas, frame);
        }
        if (HasFrame)
        {
            AxesDrawing.DrawLines(canvas, frame.Area);
        }
        AxesDrawing.DrawTexts(canvas, frame, rooms);
        DrawRight(canvas, frame);
        Legend.Of(this, area.Width)?.Draw(canvas, frame.Area);
        ColorBar?.Draw(canvas, frame.Area);
    }

    private void DrawRight(ICanvas canvas, Frame frame)
    {
        var left = frame.Area.Right + TickGap;
        var style = new TextStyle(FontSize.Small);
        foreach (var tick in RightTicks)
        {
            canvas.Text(tick.Text, new Point(left, frame.Down(tick.Value)), style);
        }
        if (RightHeading.Length > 0)
        {
            canvas.Text(RightHeading, new Point(left, frame.Area.Top - FontSize.Small), style with { Ink = Ink.Gray });
        }
    }

    private static double Widest(IEnumerable<Tick> ticks) =>
        ticks.Select(tick => DrawnText.Width(DrawnText.Clean(tick.Text), FontSize.Small)).DefaultIfEmpty(0).Max();
}
