using System.Security.Cryptography;
using System.Text;
using Experiments.Spec.Reading;
using Experiments.Spec.Yaml;

namespace Experiments.Spec;

/// <summary>
/// Names of variants: each swept key with its value, as dropout-0.2_filters-16. A name depends on nothing but the
/// variant's own values and what is swept, so it stays when a sweep grows or its keys change places; and it is a file
/// name on Linux, Windows and macOS.
/// </summary>
internal sealed class VariantName
{
    private const int Longest = 80;
    private const int HashDigits = 8;

    private readonly (string Key, string Short, int Place)[] _keys;

    /// <summary>The names of a sweep over these keys.</summary>
    public VariantName(IReadOnlyList<string> keys) => _keys =
    [
        .. keys.Select((key, place) => (key, Shortest(key, keys), place))
            .OrderBy(entry => entry.key, StringComparer.Ordinal),
    ];

    /// <summary>The name of the variant with these values, one a key.</summary>
    public string Of(IReadOnlyList<SweptValue> values)
    {
        var name = string.Join('_', _keys.Select(key => $"{key.Short}-{Clean(values[key.Place].Text)}"));
        var isExact = name.Length <= Longest && _keys.All(key => IsClean(values[key.Place].Text));

        // What cannot be told apart by its name is told apart by a hash of everything.
        return isExact
            ? name
            : $"{name[..Math.Min(name.Length, Longest - HashDigits - 1)].TrimEnd('.', '-')}-{Hash(values)}";
    }

    private string Hash(IReadOnlyList<SweptValue> values)
    {
        var all = string.Join('\n', _keys.Select(key => $"{key.Key}={values[key.Place].Text}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..HashDigits];
    }

    // learning_rate for training.optimizer.adam.learning_rate, or more where that is not the only one.
    private static string Shortest(string key, IReadOnlyList<string> keys)
    {
        var pieces = Pieces(key);
        for (var count = 1; count < pieces.Length; count++)
        {
            var tail = string.Join('_', pieces[^count..]);
            if (keys.Count(other => string.Join('_', Pieces(other).TakeLast(count)) == tail) == 1)
            {
                return tail;
            }
        }
        return string.Join('_', pieces);
    }

    private static string[] Pieces(string key) => key.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);

    // A number, or a word without capitals, which some file systems do not tell apart.
    private static bool IsClean(string text) =>
        PlainScalar.IsNumber(text)
            ? !text.Contains('E', StringComparison.Ordinal)
            : text.Length > 0 && char.IsAsciiLetterLower(text[0])
                && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    private static string Clean(string text)
    {
        if (IsClean(text))
        {
            return text;
        }
        var letters = text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-');
        return string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}
