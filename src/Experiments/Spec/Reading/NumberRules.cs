using System.Globalization;
using System.Text.Json.Nodes;
using Experiments.Layers;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec.Reading;

/// <summary>A whole number in a range.</summary>
internal sealed class IntegerRule(int lowest, int highest) : ScalarRule<int>
{
    /// <inheritdoc/>
    public override string Expected =>
        Invariant($"an integer from {lowest} to {highest}");

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Integer(lowest, highest);

    /// <inheritdoc/>
    protected override bool TryRead(ScalarNode scalar, out int value, out string advice) =>
        TryRead(scalar, lowest, highest, out value, out advice);

    /// <summary>Reads a whole number in a range; where it is none, gives what to do about it, or nothing.</summary>
    public static bool TryRead(ScalarNode scalar, int lowest, int highest, out int value, out string advice)
    {
        value = 0;
        advice = NumberRule.Advice(scalar);
        if (scalar.Quoted || !PlainScalar.IsInteger(scalar.Text))
        {
            if (!scalar.Quoted && PlainScalar.IsNumber(scalar.Text)
                && PlainScalar.ToNumber(scalar.Text) is >= int.MinValue and <= int.MaxValue and var number
                && number == Math.Floor(number))
            {
                advice = Invariant($"Write {(int)number}.");
            }
            return false;
        }
        return int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && lowest <= value && value <= highest;
    }
}

/// <summary>A number in an interval.</summary>
internal sealed class NumberRule(Interval interval) : ScalarRule<double>
{
    /// <inheritdoc/>
    public override string Expected => $"a number {interval}";

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Number(interval);

    /// <inheritdoc/>
    protected override bool TryRead(ScalarNode scalar, out double value, out string advice)
    {
        value = 0;
        advice = Advice(scalar);
        if (scalar.Quoted || !PlainScalar.IsNumber(scalar.Text))
        {
            return false;
        }
        value = PlainScalar.ToNumber(scalar.Text);
        if (interval == Interval.Share && value is > 1 and <= 100)
        {
            advice = "A share is meant, not percent: write " + Setting.Text(value / 100) + ".";
        }
        return double.IsFinite(value) && interval.Contains(value);
    }

    /// <summary>What to do about text where a number belongs; empty where nothing comes to mind.</summary>
    public static string Advice(ScalarNode scalar)
    {
        if (scalar.Quoted)
        {
            return PlainScalar.IsNumber(scalar.Text) ? $"Write {scalar.Text} without quotes." : "";
        }
        if (scalar.Text.Contains('$', StringComparison.Ordinal) && scalar.Origin is null)
        {
            return "A variable stands alone, as $name; arithmetic stands in $( ), as $(name * 2).";
        }
        if (scalar.Text.EndsWith('%') && PlainScalar.IsNumber(scalar.Text[..^1]))
        {
            return $"Write {Setting.Text(PlainScalar.ToNumber(scalar.Text[..^1]) / 100)}.";
        }
        var point = scalar.Text.Replace(',', '.');
        return point != scalar.Text && PlainScalar.IsNumber(point) ? $"Write a decimal point: {point}." : "";
    }
}

/// <summary>A range of numbers, ends included or not.</summary>
internal readonly record struct Interval(double Low, double High, bool IncludesLow, bool IncludesHigh)
{
    /// <summary>0 to 1.</summary>
    public static Interval Share { get; } = new(0, 1, true, true);

    /// <summary>Above 0.</summary>
    public static Interval Positive { get; } = new(0, double.PositiveInfinity, false, false);

    /// <summary>0 or more.</summary>
    public static Interval NotNegative { get; } = new(0, double.PositiveInfinity, true, false);

    /// <summary>0 to below 1.</summary>
    public static Interval BelowOne { get; } = new(0, 1, true, false);

    /// <summary>Between 0 and 1, both excluded.</summary>
    public static Interval InsideShare { get; } = new(0, 1, false, false);

    /// <summary>Whether a number lies in it.</summary>
    public bool Contains(double value) =>
        (IncludesLow ? Low <= value : Low < value) && (IncludesHigh ? value <= High : value < High);

    /// <inheritdoc/>
    public override string ToString()
    {
        var low = Setting.Text(Low);
        if (double.IsPositiveInfinity(High))
        {
            return IncludesLow ? $"of {low} or more" : $"above {low}";
        }
        var high = (IncludesHigh ? "" : "below ") + Setting.Text(High);
        return IncludesLow ? $"from {low} to {high}" : $"above {low} and {(IncludesHigh ? "up to " : "")}{high}";
    }
}
