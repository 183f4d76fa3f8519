using System.Text;
using System.Text.RegularExpressions;
using Experiments.Layers;

namespace Experiments.Spec.Yaml;

/// <summary>Trees as YAML that reads back the same.</summary>
internal static partial class YamlText
{
    /// <summary>A map as a file: a block a section, a line an entry of it.</summary>
    public static string Block(MapNode root)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in root.Entries)
        {
            text.Append(Scalar(key)).Append(':');
            switch (value)
            {
                case MapNode { Entries.Count: > 0 } map:
                    text.Append('\n');
                    foreach (var entry in map.Entries)
                    {
                        text.Append("  ").Append(Scalar(entry.Key)).Append(": ").Append(Flow(entry.Value)).Append('\n');
                    }
                    break;
                case ListNode { Items.Count: > 0 } list:
                    text.Append('\n');
                    foreach (var item in list.Items)
                    {
                        text.Append("  - ").Append(Flow(item)).Append('\n');
                    }
                    break;
                default:
                    text.Append(' ').Append(Flow(value)).Append('\n');
                    break;
            }
        }
        return text.ToString();
    }

    /// <summary>
    /// A value on one line with its numbers in their shortest form, so that equal values have equal texts.
    /// </summary>
    public static string Shortest(YamlNode node) => Flow(WithShortNumbers(node));

    /// <summary>A value on one line.</summary>
    public static string Flow(YamlNode node) => node switch
    {
        ScalarNode scalar => Scalar(scalar),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        MapNode map =>
            $"{{{string.Join(", ", map.Entries.Select(entry => $"{Scalar(entry.Key)}: {Flow(entry.Value)}"))}}}",
        _ => throw new NotSupportedException("What cannot be read cannot be written."),
    };

    /// <summary>In double quotes, so that no text can be taken for anything else.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' or '\\' => $"\\{character}",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => character.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }

    private static YamlNode WithShortNumbers(YamlNode node) => node switch
    {
        ScalarNode { Quoted: false } scalar when PlainScalar.IsNumber(scalar.Text)
            && !PlainScalar.IsInteger(scalar.Text)
            && double.IsFinite(PlainScalar.ToNumber(scalar.Text)) =>
            scalar with { Text = Setting.Text(PlainScalar.ToNumber(scalar.Text)) },
        ListNode list => list with { Items = [.. list.Items.Select(WithShortNumbers)] },
        MapNode map => map with
        {
            Entries = [.. map.Entries.Select(entry => entry with { Value = WithShortNumbers(entry.Value) })],
        },
        _ => node,
    };

    private static string Scalar(ScalarNode scalar) =>
        scalar.IsNull ? "~"
        : scalar.Quoted ? Quoted(scalar.Text)
        : Plain().IsMatch(scalar.Text) ? scalar.Text
        : Quoted(scalar.Text);

    // Words, numbers with units, paths and references to variables.
    [GeneratedRegex(@"^([A-Za-z0-9_.+/-][A-Za-z0-9_.+/%-]*|\$[a-z][a-z0-9_]*|\$\([A-Za-z0-9_.+*/() -]*\))\z")]
    private static partial Regex Plain();
}
