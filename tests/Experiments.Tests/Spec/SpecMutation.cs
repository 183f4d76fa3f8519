using System.Text.RegularExpressions;
using Experiments.Randomness;

namespace Experiments.Spec;

/// <summary>
/// Changes of experiment files as slips, merges and malice make them: of characters, of values, of keys and of lines.
/// </summary>
internal static partial class SpecMutation
{
    private static readonly string[] Values =
    [
        "", "~", "0", "-1", "1", "2", "1000000", "2147483648", "9223372036854775808",
        "1e308", "1e999", "1e-400", "0.5", "-0.0", "010", "yes", "nan", "true",
        "'text'", "\"\\u0007\"", "\"\\x1b[31m\"", "$x", "$filters", "$(1/0)", "$(1e308*10)", "$()",
        "{}", "[]", "[1, 2]", "{a: 1}", "{name: x}", "&a 1", "*a", "!!int 1", "8deg", "200%", "1e9deg",
        "same", "relu", "{relu: {}}", "[[]]", "{layers: []}", "{layers: [relu]}", "{times: 1000000, layers: [relu]}",
        "none", "../", "./", "/dev/zero", "\u202Etxt", "é", "🎲", "{from: 0, to: 1, step: 1e-9}", "[16, 32]",
        "{step: {every: 1}}", "{folds: 1000000}", "| \n  text", "? a", "<<: 1", "#",
    ];

    /// <summary>One to four changes.</summary>
    /// <param name="text">The valid file.</param>
    /// <param name="others">Files that lines are taken from.</param>
    /// <param name="stream">Decides what happens.</param>
    public static string Of(string text, IReadOnlyList<string> others, RandomStream stream)
    {
        for (var changes = 1 + stream.NextIndex(4); changes > 0; changes--)
        {
            text = stream.NextIndex(4) switch
            {
                0 => RandomSpec.Damage(text, stream),
                1 => WithOther(Value(), text, _ => Pick(Values)),
                2 => WithOther(
                    Key(), text, key => Pick([.. Key().Matches(Pick(others)).Select(other => other.Value), key])),
                _ => WithLines(text),
            };
        }
        return text;

        T Pick<T>(IReadOnlyList<T> all) => all[stream.NextIndex(all.Count)];

        string WithOther(Regex sort, string from, Func<string, string> other)
        {
            var matches = sort.Matches(from);
            if (matches.Count == 0)
            {
                return from;
            }
            var match = matches[stream.NextIndex(matches.Count)];
            return from[..match.Index] + other(match.Value) + from[(match.Index + match.Length)..];
        }

        string WithLines(string from)
        {
            var lines = from.Split('\n').ToList();
            var place = stream.NextIndex(lines.Count);
            switch (stream.NextIndex(4))
            {
                case 0:
                    lines.RemoveAt(place);
                    break;
                case 1:
                    lines.Insert(place, lines[stream.NextIndex(lines.Count)]);
                    break;
                case 2:
                    lines.Insert(place, Pick(Pick(others).Split('\n')));
                    break;
                default:
                    lines[place] = stream.NextIndex(2) == 0 ? "  " + lines[place] : lines[place].TrimStart();
                    break;
            }
            return string.Join('\n', lines);
        }
    }

    // What stands after a colon or in a list.
    [GeneratedRegex(@"(?<=(:|-|\[|,) )[^ ,:{}\[\]\n#]+")]
    private static partial Regex Value();

    [GeneratedRegex(@"[a-z_0-9]+(?=:)")]
    private static partial Regex Key();
}
