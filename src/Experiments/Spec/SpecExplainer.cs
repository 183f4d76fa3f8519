using System.Text.RegularExpressions;
using Experiments.Spec.Reading;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec;

/// <summary>Says of every value of a spec where it comes from.</summary>
public static class SpecExplainer
{
    /// <summary>Every value of a file's spec, in the order of the file that <see cref="SpecWriter"/> writes.</summary>
    /// <param name="file">The file's path, as messages shall name it.</param>
    /// <param name="overrides">Values from the command line, the later ones on top.</param>
    /// <param name="variant">The variant to explain; null for what the file says beside its sweep.</param>
    public static SpecResult<IReadOnlyList<ExplainedValue>> Explain(
        string file, IReadOnlyList<SpecOverride> overrides, Variant? variant = null)
    {
        var problems = new ProblemList();
        var values = SpecFile.Text(file, problems) is { } text
            && SpecReader.Tree(text, file, overrides, problems) is { } tree
            ? new Explanation(tree, variant).Read(problems)
            : null;
        return problems.Count == 0 ? new(values, []) : new(null, problems.InOrder());
    }
}

/// <summary>The explanation of one spec.</summary>
internal sealed partial class Explanation
{
    private readonly MapNode _root;
    private readonly Sweep? _sweep;

    public Explanation(MapNode tree, Variant? variant)
    {
        _sweep = tree.Find(SweepRule.Section) is { } section ? SweepRule.ReadSweep(section, new ProblemList()) : null;
        _root = tree.Without(SweepRule.Section);
        foreach (var (key, value) in variant?.Values ?? [])
        {
            var swept = _sweep?.Keys.FirstOrDefault(candidate => candidate.Name == key);
            if (swept is null)
            {
                continue;
            }
            var node = swept.Values.FirstOrDefault(candidate => candidate.Text == value)?.Node
                ?? new ScalarNode(swept.Range?.Mark ?? swept.Mark, value, Quoted: false);
            _root = SpecReader.Places.Put(_root, key, node, swept.Mark, new ProblemList()) ?? _root;
        }
    }

    /// <summary>Every value; null where the spec has problems.</summary>
    public IReadOnlyList<ExplainedValue>? Read(ProblemList problems)
    {
        var origins = new Origins();
        if (Read(_root, problems, origins) is not { } spec)
        {
            return null;
        }
        var others = OtherDefaults(spec);
        return
        [
            .. Leaves(spec, origins).Select(leaf =>
            {
                var origin = origins.Of(leaf.Written);
                var shown = origins.Fields.GetValueOrDefault(leaf.Written)?.Default;
                var told = Tell(leaf, origin?.Node, shown, spec, others);
                return new ExplainedValue(leaf.Path, leaf.Value, told, origin is null or { Node: null })
                {
                    WrittenPath = leaf.Written,
                };
            }),
            .. AbsentSections(origins),
            .. DefinedVariables(),
        ];
    }

    private static ExperimentSpec? Read(MapNode root, ProblemList problems, Origins? origins) =>
        SpecReader.ReadSpec(
            Variables.Resolve(root, SpecReader.Sections, problems, areAllUsed: false),
            new SpecReading(problems) { Origins = origins });

    // What the spec would be under the other conventions: where a default differs, they are why it is what it is.
    private Dictionary<string, string> OtherDefaults(ExperimentSpec spec)
    {
        var root = _root.With(
            new(_root.Mark, "conventions", Quoted: false), new ScalarNode(_root.Mark, OtherThan(spec), Quoted: false));
        var origins = new Origins();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Read(root, new ProblemList(), origins) is { } otherSpec)
        {
            foreach (var leaf in Leaves(otherSpec, origins))
            {
                values[leaf.Path] = leaf.Value;
            }
        }
        return values;
    }

    private static string OtherThan(ExperimentSpec spec) =>
        spec.Conventions == Conventions.Keras.Name ? Conventions.PyTorch.Name : Conventions.Keras.Name;

    // Every single value of the spec's canonical text.
    private static IEnumerable<Leaf> Leaves(ExperimentSpec spec, Origins origins)
    {
        var canonical = (MapNode)YamlTree.Parse(SpecWriter.ToYaml(spec), "", new ProblemList())!;
        return Leaves(canonical, "", "", origins);
    }

    private static IEnumerable<Leaf> Leaves(YamlNode node, string path, string written, Origins origins)
    {
        switch (node)
        {
            case MapNode { Entries: [{ Value: MapNode { Entries.Count: 0 } } kind] } when path.Length > 0:
                return [new(path, kind.Key.Text, written)];
            case MapNode map:
                return map.Entries.SelectMany(entry => Leaves(
                    entry.Value, Joined(path, entry.Key.Text), Joined(written, entry.Key.Text), origins));
            case ListNode list when list.Items.Count > 0 && list.Items.All(IsLayer):
                return list.Items.SelectMany(item => Layer(item, path, written, origins));
            case ListNode list when list.Items.Any(item => item is ListNode):
                return list.Items.SelectMany((item, index) => Leaves(
                    item, Invariant($"{path}[{index}]"), Invariant($"{written}[{index}]"), origins));
            default:
                return [new(path, YamlText.Flow(node), written)];
        }
    }

    private static IEnumerable<Leaf> Layer(YamlNode item, string list, string written, Origins origins)
    {
        var (kind, value) = ((MapNode)item).Entries[0];
        var settings = (MapNode)value;
        var name = ((ScalarNode)settings.Find("name")!).Text;
        var place = origins.LayerIn(written, name) ?? $"{written}.{name}";
        var path = $"{list}.{name}";
        return settings.Without("name").Entries
            .SelectMany(entry => Leaves(entry.Value, $"{path}.{entry.Key.Text}", $"{place}.{entry.Key.Text}", origins))
            .Prepend(new(path, kind.Text, place));
    }

    private static bool IsLayer(YamlNode node) =>
        node is MapNode { Entries: [{ Value: MapNode settings }] } && settings.Find("name") is ScalarNode;

    private static string Joined(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    // Sections that the canonical text leaves out where they are not set.
    private static IEnumerable<ExplainedValue> AbsentSections(Origins origins) => origins.Fields
        .Where(entry => entry.Value is { Node: null, Default: "none" }
            && entry.Key is not (SpecTree.Extends or "vars" or SweepRule.Section)
            && !entry.Key.StartsWith("model", StringComparison.Ordinal)
            && !entry.Key.StartsWith("data.validation.", StringComparison.Ordinal))
        .Select(entry => new ExplainedValue(entry.Key, "none", "default", IsDefault: true) { WrittenPath = entry.Key });

    private IEnumerable<ExplainedValue> DefinedVariables()
    {
        var values = Variables.ValuesOf(_root);
        return ((_root.Find("vars") as MapNode)?.Entries ?? []).Select(entry =>
        {
            var path = $"vars.{entry.Key.Text}";
            var written = YamlText.Flow(entry.Value);
            var value = values.GetValueOrDefault(entry.Key.Text, written);
            var swept = _sweep?.Keys.FirstOrDefault(key => key.Name == entry.Key.Text);
            var origin = Place(entry.Value.Mark)
                + (written.StartsWith('$') ? $", from {written}{Variable(written)}" : "")
                + (swept is null ? "" : $"; swept by {swept.Path} ({Place(swept.Mark)})");
            return new ExplainedValue(path, value, origin, IsDefault: false) { WrittenPath = path };
        });
    }

    private string Tell(
        Leaf leaf, YamlNode? node, string? shown, ExperimentSpec spec, Dictionary<string, string> others)
    {
        var swept = _sweep?.Keys.FirstOrDefault(key => key.Name == leaf.Path || key.Name == leaf.Written);
        var told = node is not null ? Tell(node) : Default(leaf, shown, spec, others);
        return swept is null ? told : $"{told}; swept by {swept.Path} ({Place(swept.Mark)})";
    }

    private static string Default(Leaf leaf, string? shown, ExperimentSpec spec, Dictionary<string, string> others)
    {
        if (others.TryGetValue(leaf.Path, out var other) && other != leaf.Value)
        {
            return $"default of conventions: {spec.Conventions} ({OtherThan(spec)}: {other})";
        }
        return shown is not null && shown != leaf.Value && !shown.Contains(':', StringComparison.Ordinal)
            && shown != "none"
            ? $"default: {shown}"
            : "default";
    }

    private string Tell(YamlNode node)
    {
        var from = node is ScalarNode { Origin: { } reference } ? $", from {reference}{Variable(reference)}" : "";
        return Place(node.Mark) + from;
    }

    // Where each variable of a reference is defined, and what those stand for that they use.
    private string Variable(string reference)
    {
        var told = new List<string>();
        var names = new Queue<string>(NamesIn(reference));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (names.TryDequeue(out var name))
        {
            if (!seen.Add(name) || (_root.Find("vars") as MapNode)?.Find(name) is not { } value)
            {
                continue;
            }
            var swept = _sweep?.Keys.FirstOrDefault(key => key.Name == name);
            told.Add($"{name} = {Quote.Shorten(YamlText.Flow(value))} at {Place(value.Mark)}"
                + (swept is null || value.Mark == (swept.Values is [var first, ..] ? first.Node.Mark : null)
                    ? "" : $", swept by {swept.Path}"));
            foreach (var inner in value is ScalarNode scalar && scalar.Text.StartsWith('$') ? NamesIn(scalar.Text) : [])
            {
                names.Enqueue(inner);
            }
        }
        return told.Count == 0 ? "" : $" ({string.Join("; ", told)})";
    }

    private static IEnumerable<string> NamesIn(string reference) =>
        Name().Matches(reference).Select(match => match.Value);

    private static string Place(Mark mark) =>
        mark.Line > 0 ? Invariant($"{mark.File}:{mark.Line}:{mark.Column}") : $"command line, {mark.File}";

    [GeneratedRegex("[a-z][a-z0-9_]*")]
    private static partial Regex Name();

    // A single value: its path, the value, and the path that it has in the file.
    private sealed record Leaf(string Path, string Value, string Written);
}
