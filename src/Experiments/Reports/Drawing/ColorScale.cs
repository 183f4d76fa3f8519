namespace Experiments.Reports.Drawing;

/// <summary>
/// Colors for numbers. Equal steps of a number are equal steps of lightness, so that a figure says the same in gray and
/// to the color-blind. Mixed in Oklab (Ottosson, "A perceptual color space for image processing", 2020).
/// </summary>
public sealed class ColorScale
{
    private readonly Func<double, (double Lightness, double Chroma, double Hue)> _colors;

    private ColorScale(Func<double, (double Lightness, double Chroma, double Hue)> colors) => _colors = colors;

    /// <summary>From almost white over green to dark blue: more is darker.</summary>
    public static ColorScale Sequential { get; } = new(share => (
        0.985 - (0.66 * share),
        0.015 + (0.1 * Math.Sin(0.8 * Math.PI * Math.Pow(share, 0.8))),
        110 + (160 * Math.Sqrt(share))));

    /// <summary>From white to dark blue: none is white.</summary>
    public static ColorScale Blues { get; } = new(share => (1 - (0.64 * share), 0.12 * Math.Pow(share, 0.8), 255));

    /// <summary>Vermillion below the middle, which is white, and blue above it.</summary>
    public static ColorScale Diverging { get; } = new(share => (
        1 - (1.06 * Math.Abs(share - 0.5)), 0.32 * Math.Abs(share - 0.5), share < 0.5 ? 45 : 250));

    /// <summary>From black to white, as photographs are.</summary>
    public static ColorScale Grays { get; } = new(share => (share, 0, 0));

    /// <summary>A color of the scale.</summary>
    /// <param name="share">From 0, its beginning, to 1; what lies beyond has the color of the end.</param>
    public Ink At(double share)
    {
        var (lightness, chroma, hue) = _colors(Math.Clamp(share, 0, 1));
        var (a, b) = (chroma * Math.Cos(hue * Math.PI / 180), chroma * Math.Sin(hue * Math.PI / 180));
        var (l, m, s) = (
            Math.Pow(Math.Max(0, lightness + (0.3963377774 * a) + (0.2158037573 * b)), 3),
            Math.Pow(Math.Max(0, lightness - (0.1055613458 * a) - (0.0638541728 * b)), 3),
            Math.Pow(Math.Max(0, lightness - (0.0894841775 * a) - (1.2914855480 * b)), 3));
        return new(
            Encode((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)),
            Encode((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)),
            Encode((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)));
    }

    // Linear light to sRGB (IEC 61966-2-1).
    private static byte Encode(double light)
    {
        var value = light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
    }
}
