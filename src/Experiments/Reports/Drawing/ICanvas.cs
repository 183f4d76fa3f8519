namespace Experiments.Reports.Drawing;

/// <summary>
/// What a renderer can draw. Places are pixels at single density from the top left corner of the figure, all numbers
/// finite. What is drawn later covers what was drawn before; a text may also lie above all else, so cover none.
/// </summary>
internal interface ICanvas
{
    /// <summary>Straight lines from point to point.</summary>
    /// <param name="points">Two or more.</param>
    /// <param name="ink">The color.</param>
    /// <param name="width">Of the line.</param>
    /// <param name="isDashed">Whether it is dashed.</param>
    void Line(IReadOnlyList<Point> points, Ink ink, double width, bool isDashed = false);

    /// <summary>A filled polygon.</summary>
    /// <param name="corners">Three or more.</param>
    /// <param name="ink">The color.</param>
    /// <param name="opacity">How much of what lies behind is covered, 0 to 1.</param>
    void Polygon(IReadOnlyList<Point> corners, Ink ink, double opacity);

    /// <summary>A filled rectangle with sharp edges.</summary>
    void Box(Area area, Ink ink);

    /// <summary>The same mark at each point.</summary>
    void Marks(IReadOnlyList<Point> points, Marker marker, Ink ink);

    /// <summary>One line of text.</summary>
    /// <param name="text">The text; it may hold anything.</param>
    /// <param name="at">Where its end or its center lies, and its vertical middle.</param>
    /// <param name="style">How it looks.</param>
    void Text(string text, Point at, TextStyle style);

    /// <summary>An image whose pixels stay sharp.</summary>
    void Image(SheetImage image, Area area);
}

/// <summary>Which part of a text lies at its place.</summary>
internal enum TextAlignment
{
    Left,
    Center,
    Right,
}

/// <summary>How a text looks.</summary>
/// <param name="Size">In pixels at single density.</param>
/// <param name="Alignment">Which part of it lies at its place.</param>
internal sealed record TextStyle(double Size, TextAlignment Alignment = TextAlignment.Left)
{
    public Ink Ink { get; init; } = Ink.Black;

    public bool IsBold { get; init; }

    /// <summary>By how many degrees it is turned around its place, against the clock.</summary>
    public double Turn { get; init; }
}
