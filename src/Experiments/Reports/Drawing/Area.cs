namespace Experiments.Reports.Drawing;

/// <summary>A rectangle in pixels at single density, from the top left corner of the figure.</summary>
internal readonly record struct Area(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double Center => Left + (Width / 2);

    public double Middle => Top + (Height / 2);

    /// <summary>The area moved to whole pixels of the file, which has two for each one at single density.</summary>
    public Area Snapped()
    {
        var (left, top) = (Snap(Left), Snap(Top));
        return new Area(left, top, Snap(Right) - left, Snap(Bottom) - top);

        static double Snap(double place) => Math.Round(2 * place) / 2;
    }

    /// <summary>The area with a margin around it; a negative one makes it smaller.</summary>
    public Area With(double margin) => new(Left - margin, Top - margin, Width + (2 * margin), Height + (2 * margin));
}
