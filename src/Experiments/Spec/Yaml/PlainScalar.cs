using System.Globalization;
using System.Text.RegularExpressions;

namespace Experiments.Spec.Yaml;

/// <summary>
/// What unquoted text in a YAML file is: a number, true or false, or something that programs do not agree about.
/// </summary>
internal static partial class PlainScalar
{
    /// <summary>Whether it is a whole number as one writes it: 12, -3.</summary>
    public static bool IsInteger(string text) => Integer().IsMatch(text);

    /// <summary>Whether it is a number as one writes it: 12, -0.5, 1e-3.</summary>
    public static bool IsNumber(string text) => Number().IsMatch(text);

    /// <summary>Whether it is true or false.</summary>
    public static bool IsFlag(string text) => text is "true" or "false";

    /// <summary>
    /// The number; infinite where it is too large. Only for text that <see cref="IsNumber"/> accepts.
    /// </summary>
    public static double ToNumber(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Why programs would read the text differently, and what to write; null where they agree.</summary>
    public static string? Pitfall(string text)
    {
        if (text.Length > 40)
        {
            return null;
        }
        var lower = text.ToLowerInvariant();
        if (lower is "yes" or "no" or "on" or "off" or "y" or "n" || (lower is "true" or "false" && text != lower))
        {
            return $"found {text}, which some programs take for true or false. Write true or false, or {Quoted(text)}.";
        }
        if (lower.TrimStart('-', '+', '.') is "nan" or "inf" or "infinity")
        {
            return $"found {text}. A number must be finite; for the text write '{text}' in quotes.";
        }
        if (LeadingZero().IsMatch(text))
        {
            var plain = WithoutZeros(text);
            return $"found {text}: leading zeros make some programs count in eights. Write {plain}, or {Quoted(text)}.";
        }
        if (OtherNotation().IsMatch(text))
        {
            return $"found {text}, a number that not every program reads. "
                + $"Write it in digits, as 12 or 0.5 or 1e-3, or {Quoted(text)}.";
        }
        return null;
    }

    private static string Quoted(string text) => $"'{text}' in quotes for the text";

    private static string WithoutZeros(string text)
    {
        var digits = text.TrimStart('-', '+').TrimStart('0');
        var rest = digits.Length == 0 || !char.IsAsciiDigit(digits[0]) ? "0" + digits : digits;
        return text.StartsWith('-') ? "-" + rest : rest;
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[-+]?0[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex LeadingZero();

    // Hexadecimal, octal and binary; thousands by underscores; a plus sign; no digit beside the point; base sixty.
    [GeneratedRegex(
        @"^[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9]+(_[0-9]+)+(\.[0-9]+)?|[0-9]+(:[0-5]?[0-9])+)\z"
        + @"|^[-+]?(\.[0-9]+|[0-9]+\.)([eE][-+]?[0-9]+)?\z|^\+[0-9]")]
    private static partial Regex OtherNotation();
}
