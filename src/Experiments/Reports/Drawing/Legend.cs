namespace Experiments.Reports.Drawing;

/// <summary>What the series of a panel are, right of its axes, where it covers no data.</summary>
internal sealed record Legend(IReadOnlyList<Series> Series, double TextWidth)
{
    private const double Gap = 16;
    private const double SampleWidth = 30;
    private const double SampleHeight = 10;
    private const double WidestText = 0.3;
    private const double LineHeight = FontSize.Small * 1.5;

    /// <summary>How much room it takes right of the axes.</summary>
    public double Width => Gap + SampleWidth + (Gap / 2) + TextWidth;

    /// <summary>The legend of a panel; null where no series has a text for it.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="width">The figure's width.</param>
    public static Legend? Of(AxesPanel panel, double width)
    {
        var named = panel.Series.Where(series => series.Legend is not null).ToList();
        return named.Count == 0
            ? null
            : new(
                named,
                Math.Min(
                    width * WidestText,
                    named.Max(series => DrawnText.Width(DrawnText.Clean(series.Legend!), FontSize.Small))));
    }

    /// <summary>Draws it beside the area of the axes.</summary>
    public void Draw(ICanvas canvas, Area axes)
    {
        var left = axes.Right + Gap;
        for (var index = 0; index < Series.Count; index++)
        {
            var middle = axes.Top + ((index + 0.5) * LineHeight);
            Series[index].DrawSample(canvas, new Area(left, middle - (SampleHeight / 2), SampleWidth, SampleHeight));
            canvas.Text(
                DrawnText.Shorten(Series[index].Legend!, TextWidth, FontSize.Small),
                new Point(left + SampleWidth + (Gap / 2), middle),
                new TextStyle(FontSize.Small));
        }
    }
}
