namespace Experiments.Reports.Drawing;

/// <summary>A line above the panels, by its left end and its vertical middle.</summary>
internal sealed record HeaderLine(string Text, double Left, double Middle, double Size, bool IsBold, Ink Ink);

/// <summary>
/// Where the parts of a figure lie: the header on top, the panels below it, their axes one above another.
/// </summary>
internal sealed record FigureLayout(IReadOnlyList<HeaderLine> Header, IReadOnlyList<Area> Panels, Rooms Rooms)
{
    /// <summary>What stays free at the edges of a figure.</summary>
    public const double Margin = 18;

    private const double Leading = 1.4;

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
        var unit = (figure.Height - top) / figure.Panels.Sum(panel => panel.Weight);
        var panels = new List<Area>();
        foreach (var panel in figure.Panels)
        {
            panels.Add(new Area(0, top, figure.Width, unit * panel.Weight));
            top += unit * panel.Weight;
        }
        var rooms = figure.Panels
            .Select(panel => panel.RoomsIn(figure.Width))
            .Aggregate((one, other) => one.And(other));
        return new FigureLayout(header, panels, rooms);
    }
}
