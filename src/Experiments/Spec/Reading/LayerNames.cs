using System.Globalization;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>
/// The names by which a list of layers is changed from outside, before it is read: those that <see cref="LayerNaming"/>
/// will give. A repetition counts its layers as often as it says. Where a variable says how often, the layers after it
/// that are of the same kinds and have no name of their own cannot be told apart by name, and have none here.
/// </summary>
internal sealed class LayerNames
{
    // Models with more layers are refused; until then they must not take forever.
    private const int MostLayers = 2_000;

    private readonly LayerNaming _naming = new();
    private readonly HashSet<string> _uncounted = new(StringComparer.Ordinal);
    private int _count;

    private LayerNames()
    {
    }

    /// <summary>
    /// The name of each entry of a list of layers, given or made, in order; null where it has none yet.
    /// </summary>
    public static IReadOnlyList<string?> Of(ListNode layers)
    {
        var names = new LayerNames();
        return [.. layers.Items.Select(names.Name)];
    }

    private string? Name(YamlNode item)
    {
        var kind = KindNode.NameOf(item);
        var name = _naming.Next(kind);
        _count++;
        if (item is MapNode { Entries: [{ Key.Text: "repeat", Value: MapNode repeat }] }
            && repeat.Find("layers") is ListNode inner)
        {
            var times = Times(repeat);
            for (var repetition = times ?? 1; repetition > 0 && _count < MostLayers; repetition--)
            {
                foreach (var layer in inner.Items)
                {
                    Name(layer);
                    if (times is null)
                    {
                        _uncounted.Add(KindNode.NameOf(layer));
                    }
                }
            }
        }
        return GivenName(item) ?? (_uncounted.Contains(kind) ? null : name);
    }

    private static int? Times(MapNode repeat) =>
        repeat.Find("times") is ScalarNode { Quoted: false } times
        && int.TryParse(times.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string? GivenName(YamlNode item) =>
        item is MapNode { Entries: [{ Value: MapNode settings }] }
            && settings.Find("name") is ScalarNode { IsNull: false } name
            ? name.Text
            : null;
}
