namespace Experiments.Spec.Yaml;

/// <summary>Text from a file as messages show it.</summary>
internal static class Quote
{
    private const int Longest = 60;

    /// <summary>In single quotes, on one line, cut where it is long.</summary>
    public static string Of(string text) => $"'{Shorten(text)}'";

    /// <summary>On one line, without characters that a terminal would obey, cut to a length.</summary>
    public static string Shorten(string text, int longest = Longest)
    {
        var end = Math.Min(text.Length, longest);
        if (end < text.Length && end > 0 && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }
        var line = string.Create(end, text, (span, source) =>
        {
            for (var index = 0; index < span.Length; index++)
            {
                var character = source[index];
                span[index] = character is '\n' or '\r' or '\t' ? ' '
                    : SourceText.IsRefused(character) ? '?'
                    : character;
            }
        });
        return end < text.Length ? line + "..." : line;
    }
}
