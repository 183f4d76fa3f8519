namespace Experiments.Reports.Drawing;

/// <summary>A place in the units of the axes; both numbers are finite.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>Something drawn over the axes of a panel.</summary>
/// <param name="Ink">Its color.</param>
public abstract record Series(Ink Ink)
{
    /// <summary>The text in the legend; null keeps it out of there.</summary>
    public string? Legend { get; init; }

    /// <summary>Draws it, cut off at the edges of the frame.</summary>
    internal abstract void Draw(ICanvas canvas, Frame frame);

    /// <summary>Draws what stands for it in the legend.</summary>
    internal abstract void DrawSample(ICanvas canvas, Area area);
}
