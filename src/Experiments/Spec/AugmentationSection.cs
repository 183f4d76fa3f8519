using Experiments.Data;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>The augmentation section of an experiment file.</summary>
internal static class AugmentationSection
{
    private const double MostPixels = 1000;
    private const int MostViews = 1000;

    private static readonly QuantityRule Turn = QuantityRule.Degrees(180);
    private static readonly QuantityRule Slant = QuantityRule.Degrees(80);
    private static readonly QuantityRule Enlargement = QuantityRule.Percent(90);
    private static readonly QuantityRule Share = QuantityRule.Percent(100);

    /// <summary>Reads the section; complains of what changes nothing.</summary>
    public static Augmentation Read(FieldReader map)
    {
        map.Translate = ForeignAugmentation.Advice;
        var rotation = map.Nullable("rotation", Turn, "none", "turned by up to so much either way");
        var shear = map.Nullable(
            "shear", Slant, "none", "slanted, as Keras does it: columns slide up or down by an angle of up to so much");
        var zoom = map.Nullable(
            "zoom", Enlargement, "none",
            "height and width each times a factor of up to so much more or less than 1");
        var shift = map.Optional(
            "shift", new ShiftRule(Share), default, "none",
            "moved by up to so much of the height and width, either way");
        var flip = map.Optional(
            "flip",
            new ChoiceRule<Flip>(
                ("horizontal", Flip.Horizontal), ("vertical", Flip.Vertical), ("both", Flip.Both)),
            Flip.None,
            "none",
            "mirrored, every second time: left and right, top and bottom, or each of the two by itself");
        var elastic = map.Optional(
            "elastic", new SectionRule<Elastic?>(ReadElastic), null, "none",
            "distorted: every pixel comes from a place moved at random, neighbors alike (Simard and others, 2003)");
        var erase = map.Optional(
            "erase", new SectionRule<Erase?>(ReadErase), null, "none",
            "a rectangle becomes noise (random erasing; Zhong and others, 2020)");
        var noise = map.Nullable(
            "noise", Share, "none", "Gaussian noise on every pixel: its deviation, of the range from black to white");
        var fill = map.Nullable(
            "fill",
            new ChoiceRule<Fill>(("nearest", Fill.Nearest), ("zero", Fill.Zero), ("reflect", Fill.Reflect)),
            "nearest",
            "what comes in from outside of the image: its nearest pixel, black, or its mirror image");
        var interpolation = map.Nullable(
            "interpolation",
            new ChoiceRule<Interpolation>(("bilinear", Interpolation.Bilinear), ("nearest", Interpolation.Nearest)),
            "bilinear",
            "how values between pixels are worked out: from the four around, or as the nearest one");
        var testViews = map.Nullable(
            "test_views",
            new IntegerRule(1, MostViews),
            "none",
            "test examples are asked about as they are and changed so many times, and the probabilities averaged; the "
            + "accuracy without is recorded beside it");
        var augmentation = new Augmentation
        {
            Rotation = rotation ?? 0,
            Shear = shear ?? 0,
            Zoom = zoom ?? 0,
            ShiftX = shift.X,
            ShiftY = shift.Y,
            Flip = flip,
            Elastic = elastic,
            Erase = erase,
            Noise = noise ?? 0,
            Fill = fill ?? Fill.Nearest,
            Interpolation = interpolation ?? Interpolation.Bilinear,
            TestViews = testViews ?? 0,
        };
        if (!map.Failed)
        {
            CheckEffect(map, augmentation, fill is not null, interpolation is not null);
        }
        return augmentation;
    }

    private static void CheckEffect(FieldReader map, Augmentation augmentation, bool hasFill, bool hasInterpolation)
    {
        const string Why = "has no effect without rotation, shear, zoom, shift or elastic. Leave it out.";
        if (hasFill && !augmentation.IsWarping)
        {
            map.Fail("fill", Why);
        }
        if (hasInterpolation && !augmentation.IsWarping)
        {
            map.Fail("interpolation", Why);
        }
        if (augmentation.TestViews > 0 && !augmentation.ChangesImages)
        {
            map.Fail(
                "test_views",
                "has no effect where nothing changes images. Say how, as rotation: 8deg, or leave augmentation out.");
        }
        if (map.IsEmpty)
        {
            map.Reading.Fail(
                map.Mark, map.Path, "is empty. Say how images are changed, as {rotation: 8deg}, or leave it out.");
        }
    }

    private static Elastic? ReadElastic(FieldReader map)
    {
        var alpha = map.Required(
            "alpha", QuantityRule.Pixels(MostPixels), "how strong: uniform in +- so much before it is smoothed");
        var sigma = map.Required(
            "sigma", QuantityRule.Pixels(MostPixels / 10), "how smooth: the deviation of the Gaussian that smooths");
        return map.Failed ? null : new(alpha, sigma);
    }

    private static Erase? ReadErase(FieldReader map)
    {
        var probability = map.Required(
            "probability", new NumberRule(new(0, 1, IncludesLow: false, IncludesHigh: true)),
            "how often");
        var smallest = map.Optional("smallest", Share, 0.02, "2%", "the least part of the image that is erased");
        var largest = map.Optional("largest", Share, 0.4, "40%", "the largest part of the image that is erased");
        var aspectRatio = map.Number(
            "aspect_ratio", new(0, 1, IncludesLow: false, IncludesHigh: true), 0.3,
            "height by width of the flattest rectangle; the steepest has the inverse");
        if (!map.Failed && smallest > largest)
        {
            map.Fail("smallest", "is more than largest. Exchange the two.");
        }
        return map.Failed
            ? null
            : new(probability) { Smallest = smallest, Largest = largest, AspectRatio = aspectRatio };
    }
}
