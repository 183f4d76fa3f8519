using static System.FormattableString;

namespace Experiments.Spec.Yaml;

/// <summary>What an experiment file's text may consist of, checked before anything parses it.</summary>
internal static class SourceText
{
    /// <summary>The largest file, in bytes; the text has no more characters than that.</summary>
    public const int LargestFile = 1 << 20;

    /// <summary>Reports every line with a character that a spec must not have; gives whether there is none.</summary>
    public static bool Check(string text, string file, ProblemList problems)
    {
        if (text.Length > LargestFile)
        {
            problems.Add(new(file, 0, 0), SpecPath.Root, TooLarge(text.Length));
            return false;
        }
        var before = problems.Count;
        var line = 1;
        var lineStart = 0;
        var reportedLine = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\n')
            {
                line++;
                lineStart = index + 1;
            }
            else if (line != reportedLine && Complaint(text, index) is { } complaint)
            {
                problems.Add(new(file, line, index - lineStart + 1), SpecPath.Root, complaint);
                reportedLine = line;
            }
        }
        return problems.Count == before;
    }

    /// <summary>What is said of a file that is too large to be an experiment.</summary>
    public static string TooLarge(long length) => Invariant(
        $"the file has {length} bytes; an experiment file has {LargestFile} (1 MiB) at most. Name the right file.");

    /// <summary>Whether a character must stand nowhere, not even as an escape in a quoted text.</summary>
    public static bool IsRefused(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\r' or '\t')) || character is
            '\u2028' or '\u2029'                                // line and paragraph separators
            or '\uFEFF' or '\u200B' or '\uFFFE' or '\uFFFF'     // seen by nobody
            or '\u061C' or '\u200E' or '\u200F'                 // make text read other than it is written
            or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string? Complaint(string text, int index)
    {
        var character = text[index];
        if (character == '\t')
        {
            return "a tab. YAML indents by spaces: write spaces.";
        }
        if (character == '\u00A0')
        {
            return "a no-break space, as text copied from a web page has. Write an ordinary space.";
        }
        if (character == '\r' && (index + 1 == text.Length || text[index + 1] != '\n'))
        {
            return "a carriage return that ends no line. Save the file with ordinary line ends.";
        }
        if (IsRefused(character) || IsLoneSurrogate(text, index))
        {
            return Invariant($"the character U+{(int)character:X4}, which cannot be seen. Remove it.");
        }
        return null;
    }

    private static bool IsLoneSurrogate(string text, int index) =>
        char.IsHighSurrogate(text[index]) ? index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])
        : char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));
}
