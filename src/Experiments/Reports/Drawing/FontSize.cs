namespace Experiments.Reports.Drawing;

/// <summary>Font sizes of all figures, in pixels at single density.</summary>
internal static class FontSize
{
    public const double Title = 18;
    public const double Subtitle = 12.5;
    public const double Label = 14;
    public const double Small = 13;
    public const double Tiny = 11;
}
