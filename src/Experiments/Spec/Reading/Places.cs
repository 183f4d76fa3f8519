using System.Globalization;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec.Reading;

/// <summary>
/// Places of a spec by their paths: model[3].conv2d.filters, model.conv2d_2.filters, training.epochs, or a variable's
/// name.
/// </summary>
/// <param name="layers">The kinds of layers, for what a bare value stands for.</param>
/// <param name="sections">The names of the file's sections; any other first name is a variable's.</param>
internal sealed class Places(ICatalogue layers, IReadOnlyCollection<string> sections)
{
    /// <summary>The tree with one value in it; null, with a problem reported, where it has no such place.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="path">The place.</param>
    /// <param name="value">The value.</param>
    /// <param name="mark">What a problem is reported at.</param>
    /// <param name="problems">Takes the problem.</param>
    public MapNode? Put(MapNode root, string path, YamlNode value, Mark mark, ProblemList problems)
    {
        try
        {
            return (MapNode)Set(root, Segments(root, path), 0, value, mark);
        }
        catch (WrongPathException wrong)
        {
            problems.Add(mark, wrong.At, wrong.Message);
            return null;
        }
    }

    // model[3].conv2d.filters in pieces: model, [3], conv2d, filters. A variable's name becomes vars, name.
    private List<string> Segments(MapNode root, string path)
    {
        var segments = path
            .Replace("[", ".[", StringComparison.Ordinal)
            .Split('.', StringSplitOptions.TrimEntries)
            .ToList();
        if (segments.Count == 1 && !sections.Contains(segments[0]))
        {
            var names = (root.Find("vars") as MapNode)?.Entries.Select(entry => entry.Key.Text).ToList() ?? [];
            if (!names.Contains(segments[0]))
            {
                var advice = Suggestion.Of(segments[0], [.. names, .. sections]).Advice;
                throw new WrongPathException(
                    SpecPath.Root.Field(path),
                    "no such variable or section. " + (advice.Length > 0 ? advice
                        : names.Count > 0 ? $"Variables: {string.Join(", ", names.Take(20))}."
                        : "The file has no variables; fields have paths, as training.epochs."));
            }
            return ["vars", segments[0]];
        }
        return segments;
    }

    private YamlNode Set(YamlNode? node, IReadOnlyList<string> segments, int depth, YamlNode value, Mark mark)
    {
        if (depth == segments.Count)
        {
            return value;
        }
        var segment = segments[depth];
        switch (node)
        {
            case null:
                node = new MapNode(mark, []);
                break;
            case ListNode list when IsLayers(segments, depth):
                return SetLayer(list, segments, depth, value, mark);
            case ListNode branches when segments[depth - 1] == "branches":
                var branch = Numbered(branches, segments, depth);
                return Replaced(branches, branch, Set(branches.Items[branch], segments, depth + 1, value, mark));
            case ScalarNode scalar when !scalar.IsNull && depth > 0 && scalar.Text == segment:
                node = new MapNode(mark, []);
                break;
            case ScalarNode { IsNull: true }:
                node = new MapNode(mark, []);
                break;
        }
        if (node is not MapNode map)
        {
            throw new WrongPathException(
                PathOf(segments, depth),
                $"holds {node.Found}, which has no part '{segment}'. Set {PathOf(segments, depth)} as a whole.");
        }
        if (segment.StartsWith('[') || segment.Length == 0)
        {
            throw new WrongPathException(
                PathOf(segments, depth),
                $"'{segment}' is no field. Only layers have numbered entries, as model[3].");
        }
        var key = map.Entries.FirstOrDefault(entry => entry.Key.Text == segment)?.Key
            ?? new ScalarNode(mark, segment, Quoted: false);
        return map.With(key, Set(map.Find(segment), segments, depth + 1, value, mark));
    }

    // Where a list of layers stands: the model, and what holds layers in it.
    private static bool IsLayers(IReadOnlyList<string> segments, int depth) =>
        (depth == 1 && segments[0] == "model")
        || (depth > 1 && (segments[depth - 1] is "layers" or "shortcut" || segments[depth - 2] == "branches"));

    private ListNode SetLayer(ListNode layers, IReadOnlyList<string> segments, int depth, YamlNode value, Mark mark)
    {
        var index = IndexOf(layers, segments, depth);
        var item = layers.Items[index];
        var kind = KindNode.NameOf(item);
        var rest = segments.Skip(depth + 1).ToList();
        var isNumbered = segments[depth].StartsWith('[');
        if (isNumbered && rest.Count > 0)
        {
            if (rest[0] != kind)
            {
                var place = PathOf(segments, depth + 1);
                throw new WrongPathException(
                    place, $"is {Quote.Of(kind)}. Write {place}.{kind}.{string.Join('.', rest)}.");
            }
            rest.RemoveAt(0);
            if (rest.Count == 0)
            {
                return Replaced(layers, index, KindNode.Of(mark, kind, value));
            }
        }
        if (rest.Count == 0)
        {
            // A layer by its number is replaced as a whole, a layer by its name keeps its kind.
            return Replaced(layers, index, isNumbered ? value : KindNode.Of(mark, kind, value));
        }
        if (rest.Count > 1 && rest[0] == kind)
        {
            rest.RemoveAt(0);
        }
        var settings = Set(SettingsOf(item, mark), segments, segments.Count - rest.Count, value, mark);
        return Replaced(layers, index, KindNode.Of(item.Mark, kind, settings));
    }

    private static int Numbered(ListNode list, IReadOnlyList<string> segments, int depth)
    {
        var segment = segments[depth];
        var whole = PathOf(segments, depth);
        return segment.StartsWith('[') && segment.EndsWith(']')
            && int.TryParse(segment[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < list.Items.Count
            ? number
            : throw new WrongPathException(
                PathOf(segments, depth + 1),
                Invariant($"no such entry. They go from {whole}[0] to {whole}[{list.Items.Count - 1}]."));
    }

    private static int IndexOf(ListNode layers, IReadOnlyList<string> segments, int depth)
    {
        var segment = segments[depth];
        if (segment.StartsWith('['))
        {
            return Numbered(layers, segments, depth);
        }
        var names = LayerNames.Of(layers);
        for (var index = 0; index < names.Count; index++)
        {
            if (names[index] == segment)
            {
                return index;
            }
        }
        var known = names.OfType<string>().ToList();
        var advice = Suggestion.Of(segment, known).Advice;
        throw new WrongPathException(
            PathOf(segments, depth + 1),
            "no such layer. " + (advice.Length > 0 ? advice : $"There are: {string.Join(", ", known.Take(40))}."));
    }

    private MapNode SettingsOf(YamlNode item, Mark mark) => KindNode.SettingsOf(item, layers) ?? new MapNode(mark, []);

    private static ListNode Replaced(ListNode list, int index, YamlNode item) =>
        list with { Items = [.. list.Items.Select((old, position) => position == index ? item : old)] };

    private static SpecPath PathOf(IReadOnlyList<string> segments, int count) =>
        segments.Take(count).Aggregate(SpecPath.Root, (path, segment) => path.Field(segment));

    // Ends the search for a place that is not there; never leaves this class.
    private sealed class WrongPathException(SpecPath at, string message) : Exception(message)
    {
        public SpecPath At { get; } = at;
    }
}
