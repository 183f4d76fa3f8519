using System.Globalization;
using Experiments.Layers;
using Experiments.Randomness;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>A range that values are drawn from.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
/// <param name="IsLog">Whether each factor is as likely as another, not each distance.</param>
/// <param name="IsWhole">Whether whole numbers are drawn, since both ends are written as such.</param>
/// <param name="Mark">Where the range stands.</param>
internal sealed record SweptRange(double Low, double High, bool IsLog, bool IsWhole, Mark Mark)
{
    // Enough to tell values apart, and few enough to read.
    private const int SignificantDigits = 4;

    /// <summary>Draws a value of up to four digits.</summary>
    public SweptValue Draw(RandomStream stream)
    {
        var text = IsWhole
            ? Math.Clamp(Math.Round(Raw(stream, 0.5)), Low, High).ToString("F0", CultureInfo.InvariantCulture)
            : Setting.Text(Math.Clamp(Rounded(Raw(stream, 0)), Low, High));
        return new(text, new ScalarNode(Mark, text, Quoted: false));
    }

    // Whole numbers are rounded, so that the range is wider by a half on both sides: the ends are as likely as the
    // rest.
    private double Raw(RandomStream stream, double margin) => IsLog
        ? Math.Exp(stream.NextDouble(Math.Log(Low - Math.Min(margin, Low / 2)), Math.Log(High + margin)))
        : stream.NextDouble(Low - margin, High + margin);

    private static double Rounded(double value) =>
        double.Parse(
            value.ToString($"E{SignificantDigits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
