using System.Text.RegularExpressions;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>
/// Replaces $name and $(expression) by the values under vars. A reference is a whole unquoted value, wherever one
/// stands but as a key. A variable may use those above it.
/// </summary>
internal sealed partial class Variables
{
    private const string Section = "vars";

    // Keeps a file of lists that use lists from growing beyond all bounds.
    private const int LongestList = 16;

    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept;
    private readonly ProblemList _problems;

    private Variables(ProblemList problems, IEnumerable<string> kept)
    {
        _problems = problems;
        _kept = new(kept, StringComparer.Ordinal);
    }

    /// <summary>The file with every reference replaced; pieces without any stay the same objects.</summary>
    /// <param name="root">The file.</param>
    /// <param name="sections">The names of the file's sections, which no variable may have.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="areAllUsed">Whether a variable that nothing uses is an error.</param>
    public static MapNode Resolve(
        MapNode root, IReadOnlyCollection<string> sections, ProblemList problems, bool areAllUsed = true)
    {
        var variables = new Variables(problems, []);
        var definitions = root.Find(Section);
        variables.Define(definitions, sections);
        var resolved = variables.Replace(root);
        if (areAllUsed)
        {
            variables.ReportUnused(definitions, root.Mark.File);
        }
        return resolved;
    }

    /// <summary>A file without problems, with only those variables in it that are kept or use one that is.</summary>
    /// <param name="root">The file.</param>
    /// <param name="kept">The variables whose references stay as they are.</param>
    public static MapNode Keep(MapNode root, IEnumerable<string> kept)
    {
        var variables = new Variables(new ProblemList(), kept);
        variables.Define(root.Find(Section), []);
        var left = ((root.Find(Section) as MapNode)?.Entries ?? [])
            .Where(entry => variables._kept.Contains(entry.Key.Text))
            .Select(entry => entry with { Value = variables.Replace(entry.Value, SpecPath.Root) })
            .ToList();
        var resolved = variables.Replace(root);
        return left.Count == 0
            ? resolved.Without(Section)
            : resolved.With(new ScalarNode(root.Mark, Section, Quoted: false), new MapNode(root.Mark, left));
    }

    /// <summary>The variables of a file by their names, as far as they are single values.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(MapNode root)
    {
        var variables = new Variables(new ProblemList(), []);
        variables.Define(root.Find(Section), []);
        return variables._values
            .Where(entry => entry.Value is ScalarNode)
            .ToDictionary(entry => entry.Key, entry => YamlText.Shortest(entry.Value), StringComparer.Ordinal);
    }

    private MapNode Replace(MapNode root) => root with
    {
        Entries =
        [
            .. root.Entries.Select(entry => entry.Key.Text == Section
                ? entry
                : entry with { Value = Replace(entry.Value, SpecPath.Root.Field(entry.Key.Text)) }),
        ],
    };

    private void Define(YamlNode? definitions, IReadOnlyCollection<string> sections)
    {
        var path = SpecPath.Root.Field(Section);
        if (definitions is null or BrokenNode or ScalarNode { IsNull: true })
        {
            return;
        }
        if (definitions is not MapNode map)
        {
            _problems.Add(
                definitions.Mark, path, $"found {definitions.Found}, but variables belong here, as {{filters: 32}}.");
            return;
        }
        foreach (var (key, value) in map.Entries)
        {
            var place = path.Field(key.Text);
            if (!IsName(key.Text))
            {
                _problems.Add(
                    key.Mark, place,
                    "a variable's name has up to 40 lower-case letters, digits and _, a letter first.");
            }
            else if (sections.Contains(key.Text))
            {
                _problems.Add(
                    key.Mark, place,
                    "a section of the file has this name, so that overrides could mean both. Choose another one.");
            }
            _values[key.Text] = ValueOf(value, place);
            if (IsKept(value))
            {
                _kept.Add(key.Text);
            }
        }
    }

    private YamlNode ValueOf(YamlNode value, SpecPath path)
    {
        switch (value)
        {
            case ScalarNode { IsNull: true }:
                _problems.Add(value.Mark, path, "has no value. A number, a word or a short list of them belongs here.");
                return new BrokenNode(value.Mark);
            case ScalarNode or BrokenNode:
                return Replace(value, path);
            case ListNode { Items.Count: <= LongestList } list
                when list.Items.All(item => item is ScalarNode or BrokenNode):
                var items = list.Items.Select((item, index) => Replace(item, path.Item(index))).ToList();
                if (items.TrueForAll(item => item is ScalarNode or BrokenNode))
                {
                    return list with { Items = items };
                }
                break;
        }
        _problems.Add(
            value.Mark, path,
            $"found {value.Found}, but a variable holds a number, a word or a list of up to {LongestList} of them.");
        return new BrokenNode(value.Mark);
    }

    private void ReportUnused(YamlNode? definitions, string file)
    {
        foreach (var (key, value) in (definitions as MapNode)?.Entries ?? [])
        {
            // A file may well replace what its parent used a variable for.
            var isInherited = value.Mark.Line > 0 && value.Mark.File != file;
            if (!_used.Contains(key.Text) && IsName(key.Text) && !isInherited)
            {
                _problems.Add(
                    key.Mark,
                    SpecPath.Root.Field(Section).Field(key.Text),
                    $"a var that nothing uses. Write ${key.Text} where it belongs, or remove it.");
            }
        }
    }

    private YamlNode Replace(YamlNode node, SpecPath path)
    {
        switch (node)
        {
            case ScalarNode { Quoted: false } scalar when scalar.Text.StartsWith('$') && !IsKept(scalar):
                return Reference(scalar, path);
            case ListNode list:
                var items = list.Items.Select((item, index) => Replace(item, path.Item(index))).ToList();
                return items.SequenceEqual(list.Items, ReferenceEqualityComparer.Instance)
                    ? list : list with { Items = items };
            case MapNode map:
                var values = map.Entries.Select(entry => Replace(entry.Value, path.Field(entry.Key.Text))).ToList();
                return values.SequenceEqual(
                    map.Entries.Select(entry => entry.Value), ReferenceEqualityComparer.Instance)
                    ? map : map with
                    {
                        Entries = [.. map.Entries.Zip(values, (entry, value) => entry with { Value = value })],
                    };
            default:
                return node;
        }
    }

    // Whether a value refers to a variable whose references stay.
    private bool IsKept(YamlNode node) => _kept.Count > 0 && node switch
    {
        ScalarNode { Quoted: false } scalar when scalar.Text.StartsWith('$') =>
            Name().Matches(scalar.Text).Any(name => _kept.Contains(name.Value)),
        ListNode list => list.Items.Any(IsKept),
        MapNode map => map.Entries.Any(entry => IsKept(entry.Value)),
        _ => false,
    };

    private YamlNode Reference(ScalarNode scalar, SpecPath path)
    {
        var text = scalar.Text;
        try
        {
            if (IsName(text[1..]))
            {
                return Find(text[1..]).At(scalar.Mark, text);
            }
            if (text.StartsWith("$(", StringComparison.Ordinal) && text.EndsWith(')'))
            {
                var value = Arithmetic.Evaluate(text[2..^1], NumberOf);
                return new ScalarNode(scalar.Mark, value, Quoted: false, text);
            }
            throw new ArithmeticProblem(
                "is neither $name nor $(expression), with a name as under vars. Text that starts with $ needs quotes.");
        }
        catch (ArithmeticProblem problem)
        {
            // An empty message: the variable itself is broken, and that is reported where it stands.
            if (problem.Message.Length > 0)
            {
                _problems.Add(scalar.Mark, path, $"{Quote.Of(text)} {problem.Message}");
            }
            return new BrokenNode(scalar.Mark);
        }
    }

    private YamlNode Find(string name)
    {
        _used.Add(name);
        if (_values.TryGetValue(name, out var value))
        {
            return value;
        }
        var advice = Suggestion.Of(name, _values.Keys).Advice;
        throw new ArithmeticProblem(
            $"uses the variable {name}, which is not under vars (a variable may use those above it). "
            + (advice.Length > 0 ? advice
                : _values.Count > 0 ? $"There are: {string.Join(", ", _values.Keys.Take(20))}."
                : "There are none."));
    }

    private string NumberOf(string name) => Find(name) switch
    {
        ScalarNode { Quoted: false } scalar => scalar.Text,
        BrokenNode => throw new ArithmeticProblem(""),
        var other => throw new ArithmeticProblem($"uses the variable {name}, which is {other.Found} and no number."),
    };

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 40
        && char.IsAsciiLetterLower(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    [GeneratedRegex("[a-z][a-z0-9_]*")]
    private static partial Regex Name();
}
