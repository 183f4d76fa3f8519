using System.Globalization;
using Experiments.Layers;

namespace Experiments.Data;

/// <summary>
/// How training examples are changed at random, anew in every epoch, and test examples where that is asked for: the
/// augmentation section of an experiment file.
/// Everything acts on pixels in [0, 1], before data.scale; nothing is cut off at 0 or 1.
/// </summary>
/// <remarks>
/// Rotation, shear, zoom, shift and flip mean what Keras's ImageDataGenerator does, in its order, as one warp.
/// </remarks>
public sealed record Augmentation
{
    /// <summary>Turned by up to so many degrees either way, 0 to 180. Default 0.</summary>
    public double Rotation { get; init; }

    /// <summary>Columns slide against each other by an angle of up to so many degrees either way. Default 0.</summary>
    public double Shear { get; init; }

    /// <summary>Enlarged or shrunk by up to this share, height and width each by its own factor. Default 0.</summary>
    public double Zoom { get; init; }

    /// <summary>Moved sideways by up to this share of the width either way. Default 0.</summary>
    public double ShiftX { get; init; }

    /// <summary>Moved up or down by up to this share of the height. Default 0.</summary>
    public double ShiftY { get; init; }

    /// <summary>Mirrored, every second time. Default: not at all.</summary>
    public Flip Flip { get; init; }

    /// <summary>Local distortions; null for none.</summary>
    public Elastic? Elastic { get; init; }

    /// <summary>A rectangle replaced by noise; null for none.</summary>
    public Erase? Erase { get; init; }

    /// <summary>
    /// Gaussian noise: its standard deviation as a share of the range from black to white. Default 0.
    /// </summary>
    public double Noise { get; init; }

    /// <summary>What is taken for pixels from outside of the image. Default: nearest.</summary>
    public Fill Fill { get; init; }

    /// <summary>How values between pixels are worked out. Default: bilinear.</summary>
    public Interpolation Interpolation { get; init; }

    /// <summary>
    /// How often each test example is changed too: the model is asked about it as it is and about so many changed views
    /// of it, and answers with the mean of its probabilities. Default 0: as it is alone.
    /// </summary>
    public int TestViews { get; init; }

    /// <summary>Whether pixels come to lie between pixels, or come from outside of the image.</summary>
    public bool IsWarping => Rotation > 0 || Shear > 0 || Zoom > 0 || ShiftX > 0 || ShiftY > 0 || Elastic is not null;

    /// <summary>Whether images are changed at all.</summary>
    public bool ChangesImages => IsWarping || Flip != Flip.None || Erase is not null || Noise > 0;

    /// <summary>What has an effect, as an experiment file writes it, in a fixed order.</summary>
    public IReadOnlyList<Setting> Settings
    {
        get
        {
            List<Setting> settings = [];
            AddIf(Rotation > 0, "rotation", Degrees(Rotation));
            AddIf(Shear > 0, "shear", Degrees(Shear));
            AddIf(Zoom > 0, "zoom", Percent(Zoom));
            List<string> axes = [];
            if (ShiftX > 0)
            {
                axes.Add($"x: {Percent(ShiftX)}");
            }
            if (ShiftY > 0)
            {
                axes.Add($"y: {Percent(ShiftY)}");
            }
            AddIf(axes.Count > 0, "shift", $"{{{string.Join(", ", axes)}}}");
            AddIf(Flip != Flip.None, "flip", Word(Flip));
            if (Elastic is { } elastic)
            {
                settings.Add(new("elastic", $"{{alpha: {Pixels(elastic.Alpha)}, sigma: {Pixels(elastic.Sigma)}}}"));
            }
            if (Erase is { } erase)
            {
                settings.Add(new(
                    "erase",
                    $"{{probability: {Setting.Text(erase.Probability)}, smallest: {Percent(erase.Smallest)}, "
                    + $"largest: {Percent(erase.Largest)}, aspect_ratio: {Setting.Text(erase.AspectRatio)}}}"));
            }
            AddIf(Noise > 0, "noise", Percent(Noise));
            AddIf(IsWarping, "fill", Word(Fill));
            AddIf(IsWarping, "interpolation", Word(Interpolation));
            AddIf(TestViews > 0, "test_views", Setting.Text(TestViews));
            return settings;

            void AddIf(bool holds, string name, string value)
            {
                if (holds)
                {
                    settings.Add(new(name, value));
                }
            }
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Degrees(double value) => Setting.Text(value) + "deg";

    private static string Pixels(double value) => Setting.Text(value) + "px";

    // Moved by two decimal places as text, so that it reads back as the very same share.
    private static string Percent(double share) =>
        (decimal.Parse(Setting.Text(share), NumberStyles.Float, CultureInfo.InvariantCulture) * 100)
            .ToString("0.##########################", CultureInfo.InvariantCulture) + "%";
}

/// <summary>
/// Elastic distortion (Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to
/// visual document analysis", ICDAR 2003): every pixel comes from a place moved at random, neighbors nearly alike.
/// </summary>
/// <param name="Alpha">How strong, in pixels: uniform in +-alpha before it is smoothed. Above 0.</param>
/// <param name="Sigma">How smooth, in pixels: the deviation of the Gaussian that smooths it. Above 0.</param>
public sealed record Elastic(double Alpha, double Sigma);

/// <summary>
/// Random erasing (Zhong and others, "Random erasing data augmentation", AAAI 2020): a rectangle anywhere in the image
/// becomes noise, uniform from black to white. Defaults are the paper's for small images.
/// </summary>
/// <param name="Probability">How often, above 0 and to 1.</param>
public sealed record Erase(double Probability)
{
    /// <summary>The least share of the image that is erased. Default 0.02.</summary>
    public double Smallest { get; init; } = 0.02;

    /// <summary>The largest share of the image that is erased. Default 0.4.</summary>
    public double Largest { get; init; } = 0.4;

    /// <summary>Height by width of the flattest rectangle, to 1; the steepest has the inverse. Default 0.3.</summary>
    public double AspectRatio { get; init; } = 0.3;
}

/// <summary>Around which axes an image may be mirrored.</summary>
public enum Flip
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Left and right exchanged.</summary>
    Horizontal,

    /// <summary>Top and bottom exchanged.</summary>
    Vertical,

    /// <summary>Each of the two by itself.</summary>
    Both,
}

/// <summary>What is taken for pixels from outside of an image.</summary>
public enum Fill
{
    /// <summary>The nearest pixel of the image: aaa|abcd|ddd.</summary>
    Nearest,

    /// <summary>Black.</summary>
    Zero,

    /// <summary>The image mirrored at its edge: cba|abcd|dcb.</summary>
    Reflect,
}

/// <summary>How values between pixels are worked out.</summary>
public enum Interpolation
{
    /// <summary>From the four pixels around, by their nearness.</summary>
    Bilinear,

    /// <summary>The nearest pixel's.</summary>
    Nearest,
}
