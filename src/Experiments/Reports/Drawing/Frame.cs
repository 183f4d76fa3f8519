namespace Experiments.Reports.Drawing;

/// <summary>The axes of a panel in their place: from the units of the data to pixels.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Area">Inside the axes.</param>
internal sealed record Frame(Axis X, Axis Y, Area Area)
{
    /// <summary>How far from the left a value lies.</summary>
    public double Across(double value) => Area.Left + (Finite(X.Share(value)) * Area.Width);

    /// <summary>How far from the top a value lies.</summary>
    public double Down(double value) => Area.Bottom - (Finite(Y.Share(value)) * Area.Height);

    /// <summary>Where a point lies.</summary>
    public Point Place(Point point) => new(Across(point.X), Down(point.Y));

    /// <summary>The rectangle between two corners, to whole pixels.</summary>
    public Area Place(Point corner, Point opposite)
    {
        var (one, other) = (Place(corner), Place(opposite));
        return new Area(
            Math.Min(one.X, other.X),
            Math.Min(one.Y, other.Y),
            Math.Abs(one.X - other.X),
            Math.Abs(one.Y - other.Y)).Snapped();
    }

    // What is not finite would vanish without a word where lines are cut off.
    private static double Finite(double share) => double.IsFinite(share)
        ? share
        : throw new ArgumentOutOfRangeException(nameof(share), share, "A figure holds finite numbers only.");
}
