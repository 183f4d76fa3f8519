using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec.Reading;

/// <summary>
/// The names of layers that are given none: the kind and a number, conv2d_2 for the second conv2d of the model. Named
/// ones count too, so naming a layer renames no other.
/// </summary>
internal static class LayerNames
{
    /// <summary>The name of each entry of a model list, given or made, in order.</summary>
    public static IReadOnlyList<string> Of(ListNode model)
    {
        var names = Numbered(model);
        return [.. model.Items.Select((item, index) => GivenName(item) ?? names[index])];
    }

    /// <summary>The name that each entry has where it is given none, in order.</summary>
    public static IReadOnlyList<string> Numbered(ListNode model)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. model.Items.Select(KindOf).Select(kind =>
            {
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
                return Invariant($"{kind}_{counts[kind]}");
            }),
        ];
    }

    /// <summary>The kind of an entry; empty where it has none.</summary>
    public static string KindOf(YamlNode item) => item switch
    {
        ScalarNode kind => kind.Text,
        MapNode { Entries: [var only] } => only.Key.Text,
        _ => "",
    };

    private static string? GivenName(YamlNode item) =>
        item is MapNode { Entries: [{ Value: MapNode settings }] }
            && settings.Find("name") is ScalarNode { IsNull: false } name
            ? name.Text
            : null;
}
