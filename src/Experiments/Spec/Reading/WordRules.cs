using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec.Reading;

/// <summary>true or false.</summary>
internal sealed class FlagRule : ScalarRule<bool>
{
    /// <inheritdoc/>
    public override string Expected => "true or false";

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Flag();

    /// <inheritdoc/>
    protected override bool TryRead(ScalarNode scalar, out bool value, out string advice)
    {
        value = scalar.Text == "true";
        advice = "";
        return !scalar.Quoted && PlainScalar.IsFlag(scalar.Text);
    }
}

/// <summary>Free text on one line.</summary>
internal sealed class TextRule(int longest) : ScalarRule<string>
{
    /// <inheritdoc/>
    public override string Expected =>
        Invariant($"text of one line and {longest} characters at most");

    /// <inheritdoc/>
    public override JsonObject Schema => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest };

    /// <inheritdoc/>
    protected override bool TryRead(ScalarNode scalar, out string? value, out string advice)
    {
        value = scalar.Text;
        advice = "";
        if (!scalar.Quoted && (PlainScalar.IsNumber(scalar.Text) || PlainScalar.IsFlag(scalar.Text)))
        {
            advice = $"Write '{scalar.Text}' in quotes.";
            return false;
        }
        if (scalar.Text.AsSpan().Trim().Length == 0 || scalar.Text.Length > longest)
        {
            return false;
        }
        if (scalar.Text.Any(character => character is '\n' or '\r' or '\t' || SourceText.IsRefused(character)))
        {
            advice = "It has line breaks or characters that cannot be seen: remove them.";
            return false;
        }
        return true;
    }
}

/// <summary>
/// A name that becomes part of file names: lower-case letters and digits, parted by one other character.
/// </summary>
internal sealed partial class NameRule(char parting) : ScalarRule<string>
{
    /// <summary>Characters of the longest name.</summary>
    public const int Longest = 60;

    /// <inheritdoc/>
    public override string Expected => Invariant(
        $"a name of up to {Longest} lower-case letters, digits and '{parting}' that starts with a letter");

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Text(Invariant($"^[a-z][a-z0-9{parting}]{{0,{Longest - 1}}}$"));

    /// <inheritdoc/>
    protected override bool TryRead(ScalarNode scalar, out string? value, out string advice)
    {
        value = scalar.Text;
        advice = "";
        if (!scalar.Quoted && PlainScalar.IsFlag(scalar.Text))
        {
            advice = $"Write '{scalar.Text}' in quotes.";
            return false;
        }
        if (IsDeviceOfWindows(scalar.Text))
        {
            advice = "Windows keeps this name for a device: choose another one.";
            return false;
        }
        if (IsName(scalar.Text))
        {
            return true;
        }
        var letters = scalar.Text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : parting);
        var mended = string.Concat(letters).Trim(parting);
        if (IsName(mended))
        {
            advice = $"Write {mended}.";
        }
        return false;
    }

    private bool IsName(string text) =>
        text.Length is > 0 and <= Longest
        && char.IsAsciiLetterLower(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == parting);

    private static bool IsDeviceOfWindows(string text) => Device().IsMatch(text);

    [GeneratedRegex(@"^(con|prn|aux|nul|com[0-9]|lpt[0-9])\z", RegexOptions.IgnoreCase)]
    private static partial Regex Device();
}

/// <summary>One of a few words.</summary>
internal sealed class ChoiceRule<T>(params (string Word, T Value)[] choices) : ScalarRule<T>
{
    private readonly string[] _words = [.. choices.Select(choice => choice.Word)];

    /// <inheritdoc/>
    public override string Expected => Sentence.Choice(_words);

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Words(_words);

    /// <inheritdoc/>
    protected override bool TryRead(ScalarNode scalar, out T? value, out string advice)
    {
        var index = Array.IndexOf(_words, scalar.Text);
        value = index >= 0 ? choices[index].Value : default;
        advice = index >= 0 ? "" : Suggestion.Of(scalar.Text, _words).Advice;
        return index >= 0;
    }
}
