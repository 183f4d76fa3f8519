using Experiments.Spec.Reading;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec;

/// <summary>What changed from one experiment to another: their resolved specs compared value by value.</summary>
public static class SpecComparison
{
    /// <summary>Every value that differs, in the order of the file; empty where the experiments say the same.</summary>
    /// <param name="old">The first one.</param>
    /// <param name="changed">The second one.</param>
    public static IReadOnlyList<SpecDifference> Between(Experiment old, Experiment changed)
    {
        var found = new List<SpecDifference>();
        Compare(Tree(old), Tree(changed), "", found);
        CompareSweeps(old, changed, found);
        return found;
    }

    private static MapNode Tree(Experiment experiment) =>
        (MapNode)YamlTree.Parse(SpecWriter.ToYaml(experiment.Base), "", new ProblemList())!;

    private static void Compare(YamlNode? old, YamlNode? changed, string path, List<SpecDifference> found)
    {
        switch (old, changed)
        {
            case (MapNode former, MapNode latter)
                when former.Entries.Any(entry => latter.Find(entry.Key.Text) is not null):
                foreach (var name in Names(former.Entries, latter.Entries, entry => entry.Key.Text))
                {
                    Compare(former.Find(name), latter.Find(name), path.Length == 0 ? name : $"{path}.{name}", found);
                }
                break;
            case (ListNode former, ListNode latter) when former.Items.All(IsLayer) && latter.Items.All(IsLayer):
                CompareLayers(former, latter, path, found);
                break;
            default:
                if (Text(old) != Text(changed))
                {
                    found.Add(new(path, Text(old), Text(changed)));
                }
                break;
        }
    }

    // Layers are known by their names; a layer that only one side has, or that changed its kind, is one difference.
    private static void CompareLayers(ListNode old, ListNode changed, string path, List<SpecDifference> found)
    {
        foreach (var name in Names(old.Items, changed.Items, NameOf))
        {
            var former = Find(old, name);
            var latter = Find(changed, name);
            if (former is { Entries: [var left] } && latter is { Entries: [var right] }
                && left.Key.Text == right.Key.Text)
            {
                Compare(left.Value, right.Value, $"{path}.{name}", found);
            }
            else
            {
                Compare(former, latter, $"{path}.{name}", found);
            }
        }
        var shared = old.Items.Select(NameOf).Intersect(changed.Items.Select(NameOf)).ToHashSet();
        var (before, after) = (Order(old, shared), Order(changed, shared));
        if (before != after)
        {
            found.Add(new($"{path} (order)", before, after));
        }
    }

    private static void CompareSweeps(Experiment old, Experiment changed, List<SpecDifference> found)
    {
        var count = found.Count;
        foreach (var key in Names(old.SweptKeys, changed.SweptKeys, key => key))
        {
            var (former, latter) = (SweptValues(old, key), SweptValues(changed, key));
            if (former != latter)
            {
                found.Add(new($"{SweepRule.Section}.values.{key}", former, latter));
            }
        }
        if (found.Count == count && old.Variants.Count != changed.Variants.Count)
        {
            found.Add(new(
                $"{SweepRule.Section} (variants)",
                Invariant($"{old.Variants.Count}"),
                Invariant($"{changed.Variants.Count}")));
        }
    }

    private static string? SweptValues(Experiment experiment, string key) =>
        experiment.SweptKeys.ToList().IndexOf(key) is var place and >= 0
            ? $"[{string.Join(", ", experiment.Variants.Select(variant => variant.Values[place].Value).Distinct())}]"
            : null;

    // Those of the second one in its order, each that only the first one has behind the one that it follows there.
    private static List<string> Names<T>(IReadOnlyList<T> old, IReadOnlyList<T> changed, Func<T, string> name)
    {
        var names = changed.Select(name).ToList();
        var known = names.ToHashSet();
        var place = 0;
        foreach (var former in old.Select(name))
        {
            if (known.Contains(former))
            {
                place = names.IndexOf(former) + 1;
            }
            else
            {
                names.Insert(place++, former);
            }
        }
        return names;
    }

    private static string Order(ListNode layers, HashSet<string> shared) =>
        $"[{string.Join(", ", layers.Items.Select(NameOf).Where(shared.Contains))}]";

    private static MapNode? Find(ListNode layers, string name) =>
        (MapNode?)layers.Items.FirstOrDefault(layer => NameOf(layer) == name);

    private static string NameOf(YamlNode layer) =>
        ((ScalarNode)((MapNode)((MapNode)layer).Entries[0].Value).Find("name")!).Text;

    private static bool IsLayer(YamlNode node) =>
        node is MapNode { Entries: [{ Value: MapNode settings }] } && settings.Find("name") is ScalarNode;

    private static string? Text(YamlNode? node) => node is null ? null : YamlText.Flow(WithoutName(node));

    // The path has it already.
    private static YamlNode WithoutName(YamlNode node) =>
        IsLayer(node) && node is MapNode { Entries: [{ Value: MapNode settings } kind] } layer
            ? layer with { Entries = [kind with { Value = settings.Without("name") }] }
            : node;
}
