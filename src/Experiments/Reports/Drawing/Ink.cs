namespace Experiments.Reports.Drawing;

/// <summary>
/// A color. The named ones are told apart with any common color blindness (Okabe and Ito, "Color universal design",
/// 2008).
/// </summary>
public readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    /// <summary>The background.</summary>
    public static Ink White { get; } = new(0xFF, 0xFF, 0xFF);

    /// <summary>Text and hollow marks.</summary>
    public static Ink Black { get; } = new(0x1A, 0x1A, 0x1A);

    /// <summary>Okabe and Ito's blue.</summary>
    public static Ink SteelBlue { get; } = new(0x00, 0x72, 0xB2);

    /// <summary>The blue made pale: intervals.</summary>
    public static Ink PaleBlue { get; } = new(0xB3, 0xD5, 0xE8);

    /// <summary>Okabe and Ito's vermillion.</summary>
    public static Ink Vermillion { get; } = new(0xD5, 0x5E, 0x00);

    /// <summary>The vermillion made pale: what is missing or too much.</summary>
    public static Ink PaleVermillion { get; } = new(0xF2, 0xC0, 0x9E);

    /// <summary>What is there for comparison: single trials, second-rank text.</summary>
    public static Ink Gray { get; } = new(0x59, 0x59, 0x59);

    /// <summary>Lines of single trials.</summary>
    public static Ink LightGray { get; } = new(0xB0, 0xB0, 0xB0);

    /// <summary>Grid lines.</summary>
    public static Ink Haze { get; } = new(0xE3, 0xE3, 0xE3);

    /// <summary>Black or white, whichever can be read on this color.</summary>
    public Ink Readable => (0.299 * Red) + (0.587 * Green) + (0.114 * Blue) > 140 ? Black : White;

    /// <summary>As HTML and gnuplot write it: #0072B2.</summary>
    public override string ToString() => $"#{Red:X2}{Green:X2}{Blue:X2}";
}
