namespace Experiments.Reports.Drawing;

/// <summary>Font sizes of all figures, in pixels at single density.</summary>
internal static class FontSize
{
    public const double Title = 18;
    public const double Subtitle = 12.5;
    public const double Label = 14;
    public const double Small = 13;
}

/// <summary>A rectangle in pixels at single density, from the top left corner of the figure.</summary>
internal readonly record struct Area(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;
}

/// <summary>A line above the panels, by its left end and its vertical middle.</summary>
internal sealed record HeaderLine(string Text, double Left, double Middle, double Size, bool IsBold, Ink Ink);

/// <summary>
/// Where everything of a figure lies, the same for every renderer: the header on top, the panels below it at equal
/// heights, the legend right of the axes, where it covers no data.
/// </summary>
internal sealed record FigureLayout(IReadOnlyList<HeaderLine> Header, double HeaderHeight, IReadOnlyList<Area> Panels)
{
    /// <summary>Room left of the axes for their label and tick labels.</summary>
    public const double AxesLeft = 80;

    /// <summary>Room below the axes for their label and tick labels.</summary>
    public const double AxesBottom = 52;

    /// <summary>How far below the axes the middle of the horizontal axis's label lies.</summary>
    public const double XLabelBelow = 40;

    /// <summary>How far left of the axes the middle of the vertical axis's label lies.</summary>
    public const double YLabelLeft = 62;

    /// <summary>Room above the axes.</summary>
    public const double AxesTop = 14;

    private const double LegendSample = 46;
    private const double WidestLegend = 0.3;
    private const double WidestTick = 50;
    private const double Margin = 18;
    private const double Leading = 1.4;

    /// <summary>Room for the text of a legend; 0 where no panel has one.</summary>
    public required double LegendWidth { get; init; }

    /// <summary>Room right of the axes, with space for the legend where there is one.</summary>
    public double AxesRight => LegendWidth == 0 ? Margin : Margin + LegendSample + LegendWidth + Margin;

    /// <summary>A title that says all of its ending however long its subject is.</summary>
    public static string TitleOf(string subject, string ending, int width)
    {
        // Two lines, less what breaking at a space may leave free.
        var room = (1.7 * (width - (2 * Margin))) - DrawnText.Width(ending, FontSize.Title, bold: true);
        return DrawnText.Shorten(subject, room, FontSize.Title, bold: true) + ending;
    }

    /// <summary>The layout of a figure.</summary>
    public static FigureLayout Of(Figure figure)
    {
        var width = figure.Width - (2 * Margin);
        var titles = DrawnText.Lines(figure.Title, width, 2, FontSize.Title, bold: true);
        var subtitles = DrawnText.Lines(figure.Subtitle, width, 3, FontSize.Subtitle);
        var header = new List<HeaderLine>();
        var top = Margin * 0.75;
        foreach (var (text, size, isTitle) in titles.Select(text => (text, FontSize.Title, true))
            .Concat(subtitles.Select(text => (text, FontSize.Subtitle, false))))
        {
            var height = size * Leading;
            header.Add(new HeaderLine(text, Margin, top + (height / 2), size, isTitle, isTitle ? Ink.Black : Ink.Gray));
            top += height;
        }

        top = Math.Ceiling(top + (Margin / 4));
        var panelHeight = (figure.Height - top) / figure.Panels.Count;
        var panels = figure.Panels
            .Select((_, index) => new Area(0, top + (index * panelHeight), figure.Width, panelHeight));
        return new FigureLayout(header, top, [.. panels]) { LegendWidth = LegendWidthOf(figure) };
    }

    /// <summary>The area inside the axes of a panel.</summary>
    public Area Axes(int panel)
    {
        var area = Panels[panel];
        return new Area(
            area.Left + AxesLeft,
            area.Top + AxesTop,
            area.Width - AxesLeft - AxesRight,
            area.Height - AxesTop - AxesBottom);
    }

    /// <summary>A curve's text in the legend, shortened to the room there is; empty for none.</summary>
    public string LegendText(Curve curve) => DrawnText.Shorten(curve.Legend ?? "", LegendWidth, FontSize.Small);

    /// <summary>A tick's text, shortened to the room there is beside the vertical axis.</summary>
    public static string TickText(Tick tick) => DrawnText.Shorten(tick.Text, WidestTick, FontSize.Small);

    private static double LegendWidthOf(Figure figure)
    {
        var widest = figure.Panels.OfType<AxesPanel>()
            .SelectMany(panel => panel.Series.OfType<Curve>())
            .Select(curve => DrawnText.Width(DrawnText.Clean(curve.Legend ?? ""), FontSize.Small))
            .DefaultIfEmpty(0)
            .Max();
        return Math.Min(widest, figure.Width * WidestLegend);
    }
}
