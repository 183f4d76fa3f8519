using System.Text.Json.Nodes;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>The layers of a model, in order, each with a name of its own.</summary>
internal sealed class ModelRule(Catalogue<IReadOnlyList<PlacedLayer>> layers) : ValueRule<IReadOnlyList<PlacedLayer>>
{
    /// <inheritdoc/>
    public override string Expected => "a list of layers, each as - conv2d: {filters: 32, kernel_size: 3}";

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.List(JsonSchema.Kind(layers), 1, int.MaxValue);

    /// <inheritdoc/>
    public override ICatalogue Catalogue => layers;

    /// <inheritdoc/>
    protected override IReadOnlyList<PlacedLayer>? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            return Refuse(node, path, reading, node is MapNode ? "Start each layer with a hyphen and a space." : "");
        }
        var names = LayerNames.Numbered(list);
        var placed = new List<PlacedLayer>();
        for (var index = 0; index < list.Items.Count; index++)
        {
            var before = reading.FailureCount;
            var name = names[index];
            var item = list.Items[index];
            var read = new KindRule<IReadOnlyList<PlacedLayer>>(layers, _ => name)
                .Read(item, path.Item(index), reading);
            placed.AddRange(
                reading.FailureCount == before ? read! : [new PlacedLayer(null, item.Mark, path.Item(index))]);
        }
        RefuseSameNames(placed, reading);
        return placed;
    }

    private static void RefuseSameNames(List<PlacedLayer> placed, SpecReading reading)
    {
        var owners = new Dictionary<string, SpecPath>(StringComparer.Ordinal);
        foreach (var (layer, mark, path) in placed)
        {
            if (layer is not null && !owners.TryAdd(layer.Name, path))
            {
                var owner = owners[layer.Name];
                reading.Fail(mark, path, $"the name {layer.Name} is that of {owner} already. Give one of them another.");
            }
        }
    }
}
