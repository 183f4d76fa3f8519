using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>
/// Settings of Keras's and torchvision's augmentation as this language writes them, numbers turned into our units.
/// </summary>
internal static class ForeignAugmentation
{
    /// <summary>A sentence that gives ours; null where the name is not known, or its value says nothing.</summary>
    public static string? Advice(string theirs, YamlNode value)
    {
        var name = theirs[(theirs.LastIndexOf('.') + 1)..].ToLowerInvariant()
            .Replace("_", "", StringComparison.Ordinal);
        if (value is not ScalarNode scalar)
        {
            return null;
        }
        if (name is "horizontalflip" or "randomhorizontalflip" or "verticalflip" or "randomverticalflip")
        {
            var flip = name.Contains("horizontal", StringComparison.Ordinal) ? "horizontal" : "vertical";
            return $"Write flip: {flip}, or flip: both for both directions.";
        }
        if (name is "fillmode")
        {
            return scalar.Text switch
            {
                "nearest" or "reflect" => $"Write fill: {scalar.Text}.",
                "constant" => "Write fill: zero.",
                _ => null,
            };
        }
        if (!PlainScalar.IsNumber(scalar.Text)
            || PlainScalar.ToNumber(scalar.Text) is not (> 0 and < 1000 and var number))
        {
            return null;
        }
        var percent = QuantityRule.Text(number < 1 ? number * 100 : number) + "%";
        var degrees = QuantityRule.Text(number) + "deg";
        return name switch
        {
            "rotationrange" => $"Write rotation: {degrees}.",

            // Keras's layer takes a share of a full turn, torchvision's transform degrees.
            "randomrotation" => $"Write rotation: {(number < 1 ? QuantityRule.Text(number * 360) + "deg" : degrees)}.",
            "shearrange" when number < 1.4 =>
                $"Write shear: {QuantityRule.Text(double.RadiansToDegrees(number))}deg where radians are meant, as in "
                + $"old versions of Keras, or shear: {degrees}.",
            "shearrange" or "randomshear" => $"Write shear: {degrees}.",
            "zoomrange" or "randomzoom" => $"Write zoom: {percent}.",
            "widthshiftrange" when number < 1 => $"Write shift: {{x: {percent}}}.",
            "heightshiftrange" when number < 1 => $"Write shift: {{y: {percent}}}.",
            "widthshiftrange" or "heightshiftrange" => "Write shift: 8%, a share of the size in place of pixels.",
            "randomerasing" when number <= 1 => $"Write erase: {{probability: {scalar.Text}}}.",
            "tta" or "testtimeaugmentation" or "ttaviews" or "ttasteps" or "ntta" when number == Math.Floor(number) =>
                $"Write test_views: {scalar.Text}.",
            "gaussiannoise" when number < 1 => $"Write noise: {percent}.",
            _ => null,
        };
    }
}
