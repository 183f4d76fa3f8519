namespace Experiments.Reports.Drawing;

/// <summary>What to draw, without a word on how: panels one above another under a title.</summary>
/// <param name="Title">Above all panels; broken into two lines at most.</param>
/// <param name="Panels">From top to bottom, at least one.</param>
/// <param name="Width">In pixels at single density; the file has twice as many.</param>
/// <param name="Height">In pixels at single density; the file has twice as many.</param>
public sealed record Figure(string Title, IReadOnlyList<Panel> Panels, int Width, int Height)
{
    /// <summary>Under the title: what lines, bands and marks mean. Three lines at most; empty for none.</summary>
    public string Subtitle { get; init; } = "";
}

/// <summary>One set of axes or one sheet of images.</summary>
public abstract record Panel;

/// <summary>Data over two axes.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Series">Drawn in this order, later ones on top; their legend stands in the same order.</param>
public sealed record AxesPanel(Axis X, Axis Y, IReadOnlyList<Series> Series) : Panel;

/// <summary>Images in rows, each with a caption below it.</summary>
/// <param name="Images">Row after row, from the left.</param>
/// <param name="Columns">Images a row, 1 or more.</param>
public sealed record ImageSheet(IReadOnlyList<SheetImage> Images, int Columns) : Panel;
