using System.Text.RegularExpressions;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>The pieces of a condition: numbers, names and paths, quoted words and signs.</summary>
internal static partial class ConditionTokens
{
    private const int LongestText = 400;

    /// <summary>The pieces, in order.</summary>
    /// <exception cref="ArithmeticProblem">Something in the text is none; the message says what.</exception>
    public static List<string> Of(string text)
    {
        if (text.Length > LongestText)
        {
            throw new ArithmeticProblem($"is longer than {LongestText} characters. Write several conditions.");
        }
        var tokens = new List<string>();
        for (var position = 0; position < text.Length;)
        {
            if (text[position] == ' ')
            {
                position++;
                continue;
            }
            var match = Token().Match(text, position);
            if (!match.Success)
            {
                throw new ArithmeticProblem(
                    text[position] == '=' ? "has a single =. Write == to compare."
                    : $"has {Quote.Of(text[position].ToString())}, which stands for nothing here.");
            }
            tokens.Add(match.Value);
            position += match.Length;
        }
        return tokens;
    }

    /// <summary>Whether a piece is a value or stands for one.</summary>
    public static bool IsOperand(string token) =>
        token is not ("and" or "or" or "not")
        && (char.IsAsciiLetterOrDigit(token[0]) || token[0] is '_' or '\'' or '"');

    [GeneratedRegex(
        @"\G(==|!=|<=|>=|[-<>+*/()]|'[^']*'|""[^""]*""|[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?(?![A-Za-z0-9_.])"
        + @"|[A-Za-z_][A-Za-z0-9_]*((\.[A-Za-z_][A-Za-z0-9_]*)|\[[0-9]+\])*)")]
    private static partial Regex Token();
}
