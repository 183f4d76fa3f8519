using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Experiments.Layers;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>A number above 0 with its unit right behind it: 8deg, 8%, 4px.</summary>
internal sealed partial class QuantityRule : ScalarRule<double>
{
    private const string Number = @"(0|[1-9][0-9]{0,5})(\.[0-9]{1,10})?";

    private readonly string _noun;
    private readonly string _unit;
    private readonly string _example;
    private readonly double _highest;

    private QuantityRule(string noun, string unit, string example, double highest) =>
        (_noun, _unit, _example, _highest) = (noun, unit, example, highest);

    /// <inheritdoc/>
    public override string Expected =>
        $"{_noun} above 0{_unit} and up to {Setting.Text(_highest)}{_unit} (such as {_example}{_unit})";

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Text($"^{Number}{_unit}$");

    private bool IsPercent => _unit == "%";

    /// <summary>An angle, read as degrees.</summary>
    public static QuantityRule Degrees(double highest) => new("an angle", "deg", "8", highest);

    /// <summary>A part of a hundred, read as a share: 8% is 0.08.</summary>
    public static QuantityRule Percent(double highest) => new("a percentage", "%", "8", highest);

    /// <summary>A length, read as pixels.</summary>
    public static QuantityRule Pixels(double highest) => new("a length", "px", "4", highest);

    /// <inheritdoc/>
    protected override bool TryRead(ScalarNode scalar, out double value, out string advice)
    {
        value = 0;
        advice = "";
        var text = scalar.Text;
        if (text.EndsWith(_unit, StringComparison.Ordinal) && Plain().IsMatch(text[..^_unit.Length]))
        {
            var number = text[..^_unit.Length];
            value = PlainScalar.ToNumber(IsPercent ? number + "e-2" : number);
            advice = value == 0 ? "It would change nothing: leave it out." : "";
            return value > 0 && PlainScalar.ToNumber(number) <= _highest;
        }
        if (NumberWithUnit().Match(text) is { Success: true } found)
        {
            var number = PlainScalar.ToNumber(found.Groups["number"].Value);
            var mended = Mended(Math.Abs(number), found.Groups["unit"].Value);
            advice = mended is null ? ""
                : number == 0 ? "It would change nothing: leave it out."
                : number < 0 ? $"Both directions are drawn: write {mended}."
                : $"Write {mended}.";
        }
        return false;
    }

    // What is probably meant, in our unit; null where it cannot be told.
    private string? Mended(double number, string found)
    {
        var unit = found.ToLowerInvariant();
        double? meant = unit switch
        {
            // A number without a unit, below 1 and not whole, is a share.
            "" => IsPercent && number is > 0 and < 1 ? number * 100 : number,
            "rad" or "radians" when _unit == "deg" => double.RadiansToDegrees(number),
            "°" or "deg" or "degree" or "degrees" when _unit == "deg" => number,
            "%" or "percent" when IsPercent => number,
            "px" or "pixel" or "pixels" when _unit == "px" => number,
            _ => null,
        };
        return meant <= _highest ? Text(meant.Value) + _unit : null;
    }

    /// <summary>A number as one would write it into a file: four digits, no exponent.</summary>
    public static string Text(double number)
    {
        var rounded = double.Parse(number.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded.ToString("0.##########", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex($@"^{Number}\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(?<number>-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,20})?)\s*(?<unit>[a-zA-Z°%]*)\z")]
    private static partial Regex NumberWithUnit();
}

/// <summary>A shift: one share for both directions, or one for each.</summary>
internal sealed class ShiftRule(QuantityRule share) : ValueRule<(double X, double Y)>
{
    /// <inheritdoc/>
    public override string Expected => share.Expected + ", or {x: 8%, y: 8%}";

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Either(share.Schema, JsonSchema.Map(Fields));

    /// <inheritdoc/>
    public override IReadOnlyList<Field> Fields => FieldReader.FieldsOf(ReadFields, Conventions.Keras);

    /// <inheritdoc/>
    protected override (double X, double Y) ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        switch (node)
        {
            case MapNode { Entries.Count: > 0 } map:
                var fields = new FieldReader(map, map.Mark, path, reading);
                var shift = ReadFields(fields);
                fields.Finish();
                return shift;
            case ScalarNode:
                var both = share.Read(node, path, reading);
                return (both, both);
            default:
                return Refuse(node, path, reading);
        }
    }

    private (double X, double Y) ReadFields(FieldReader map) => (
        map.Optional("x", share, 0, "none", "sideways, of the width"),
        map.Optional("y", share, 0, "none", "up or down, of the height"));
}
