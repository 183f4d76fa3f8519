using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>
/// Merges a file into its parent: maps key by key, everything else is replaced, ~ removes a key. A kind replaces
/// another kind as a whole, since {adam: ...} and {sgd: ...} together would mean neither.
/// </summary>
/// <param name="layers">The kinds of layers, for what a bare value stands for.</param>
/// <param name="sections">The fields of a file's top level.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class Inheritance(ICatalogue layers, IReadOnlyList<Field> sections, ProblemList problems)
{
    /// <summary>The child with everything of the parent that it does not change.</summary>
    public MapNode Merge(MapNode parent, MapNode child) => Merge(parent, child, sections, SpecPath.Root);

    private MapNode Merge(MapNode parent, MapNode child, IReadOnlyList<Field> fields, SpecPath path)
    {
        var merged = parent with { Mark = child.Mark };
        foreach (var (key, value) in child.Entries)
        {
            var place = path.Field(key.Text);
            var inherited = parent.Find(key.Text);
            if (value is ScalarNode { IsNull: true, Text: not "" })
            {
                if (inherited is null)
                {
                    problems.Add(
                        value.Mark, place,
                        ($"there is nothing to remove: {parent.Mark.File} has no such key. "
                            + Suggestion.Of(key.Text, [.. parent.Entries.Select(entry => entry.Key.Text)]).Advice)
                            .TrimEnd());
                }
                merged = merged.Without(key.Text);
                continue;
            }
            var rule = fields.FirstOrDefault(field => field.Name == key.Text)?.Rule;
            merged = merged.With(key, inherited is null ? value : Merge(inherited, value, rule, place));
        }
        return merged;
    }

    private YamlNode Merge(YamlNode parent, YamlNode child, IValueRule? rule, SpecPath path)
    {
        if (parent is ListNode list && child is MapNode patches && rule?.Catalogue?.Noun == layers.Noun)
        {
            return Patch(list, patches, path);
        }
        if (rule?.Catalogue is { } catalogue)
        {
            return MergeKinds(parent, child, catalogue, path);
        }
        return parent is MapNode before && child is MapNode after && rule?.IsWhole != true
            ? Merge(before, after, rule?.Fields ?? [], path)
            : child;
    }

    private YamlNode MergeKinds(YamlNode parent, YamlNode child, ICatalogue catalogue, SpecPath path)
    {
        var kind = KindNode.NameOf(child);
        return child is MapNode && kind == KindNode.NameOf(parent) && catalogue.Names.Contains(kind)
            && KindNode.SettingsOf(parent, catalogue) is { } before
            && KindNode.SettingsOf(child, catalogue) is { } after
                ? KindNode.Of(
                    KindNode.NameMark(child), kind,
                    Merge(before, after, catalogue.FieldsOf(kind, Conventions.Keras), path.Field(kind)))
                : child;
    }

    private ListNode Patch(ListNode model, MapNode patches, SpecPath path)
    {
        // All names are the parent's: removing a layer here renumbers none that is still to be patched.
        var names = LayerNames.Of(model);
        var items = model.Items.Cast<YamlNode?>().ToList();
        foreach (var (key, value) in patches.Entries)
        {
            var place = path.Field(key.Text);
            var index = names.ToList().IndexOf(key.Text);
            if (index < 0)
            {
                var known = names.OfType<string>().ToList();
                var advice = Suggestion.Of(key.Text, known).Advice;
                problems.Add(
                    key.Mark, place,
                    $"{model.Mark.File} has no such layer. "
                        + (advice.Length > 0 ? advice : $"There are: {string.Join(", ", known.Take(40))}."));
                continue;
            }
            items[index] = value is ScalarNode { IsNull: true, Text: not "" }
                ? null
                : Patched(model.Items[index], value, place);
        }
        return model with { Items = [.. items.OfType<YamlNode>()] };
    }

    private YamlNode Patched(YamlNode layer, YamlNode value, SpecPath path)
    {
        var kind = KindNode.NameOf(layer);
        if (KindNode.SettingsOf(layer, layers) is not { } before)
        {
            return layer;
        }
        if (KindNode.SettingsOf(KindNode.Of(value.Mark, kind, value), layers) is not { } after)
        {
            if (value is not BrokenNode)
            {
                problems.Add(
                    value.Mark, path,
                    $"found {value.Found}, but settings of {kind} belong here, as {{name: value}}, or ~ to remove "
                    + "the layer.");
            }
            return new BrokenNode(value.Mark);
        }
        return KindNode.Of(
            KindNode.NameMark(layer), kind, Merge(before, after, layers.FieldsOf(kind, Conventions.Keras), path));
    }
}
