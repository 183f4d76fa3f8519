namespace Experiments.Reports;

/// <summary>What to draw, without a word on how: panels one above another under a title.</summary>
/// <param name="Title">Above all panels; one line.</param>
/// <param name="Panels">From top to bottom.</param>
/// <param name="Width">In pixels at single density; the file has twice as many.</param>
/// <param name="Height">In pixels at single density; the file has twice as many.</param>
public sealed record Figure(string Title, IReadOnlyList<Panel> Panels, int Width, int Height);

/// <summary>One set of axes or one sheet of images.</summary>
public abstract record Panel;
