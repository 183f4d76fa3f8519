namespace Experiments.Reports.Drawing;

/// <summary>Says which value a color means.</summary>
/// <param name="Scale">The colors.</param>
/// <param name="Axis">The values, from the first color to the last.</param>
public sealed record ColorBar(ColorScale Scale, Axis Axis)
{
    private const int StepCount = 128;
    private const double Gap = 20;
    private const double BarWidth = 16;
    private const double TickRoom = 58;
    private const double LabelRoom = 24;

    /// <summary>Room that it takes right of the axes.</summary>
    internal static double Width => Gap + BarWidth + TickRoom + LabelRoom;

    /// <summary>The color of a value; those beyond the axis have the colors of its ends.</summary>
    public Ink At(double value) => Scale.At(Axis.Share(value));

    internal void Draw(ICanvas canvas, Area axes)
    {
        var bar = new Area(axes.Right + Gap, axes.Top, BarWidth, Math.Min(axes.Height, 320));
        canvas.Box(bar.Snapped().With(0.5), Ink.Gray);
        for (var step = 0; step < StepCount; step++)
        {
            // Each step reaches up to the end and is covered by the next: edges side by side would show as lines.
            var part = bar with { Height = bar.Height * (1 - ((double)step / StepCount)) };
            canvas.Box(part.Snapped(), Scale.At((step + 0.5) / StepCount));
        }
        foreach (var tick in Axis.Ticks.Where(tick => tick.Text.Length > 0))
        {
            canvas.Text(
                tick.Text,
                new Point(bar.Right + 7, bar.Bottom - (Axis.Share(tick.Value) * bar.Height)),
                new TextStyle(FontSize.Small));
        }
        canvas.Text(
            DrawnText.Shorten(Axis.Label, bar.Height, FontSize.Label),
            new Point(bar.Right + TickRoom + (LabelRoom / 2), bar.Middle),
            new TextStyle(FontSize.Label, TextAlignment.Center) { Turn = 90 });
    }
}
