using System.Text.Json.Nodes;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec.Reading;

/// <summary>Layers in order: those of a model, or those inside a layer.</summary>
internal sealed class LayersRule : ValueRule<IReadOnlyList<PlacedLayer>>
{
    // As many as any model has, written out; and as deep as a file can be, so that its resolved text can be read too.
    private const int MostLayers = 2_000;
    private const int Deepest = 16;

    private readonly Catalogue<IReadOnlyList<PlacedLayer>> _layers;
    private readonly int _fewest;
    private readonly int? _repetitions;

    private LayersRule(Catalogue<IReadOnlyList<PlacedLayer>> layers, int fewest, int? repetitions = null) =>
        (_layers, _fewest, _repetitions) = (layers, fewest, repetitions);

    /// <inheritdoc/>
    public override string Expected =>
        "a list of layers, each as - conv2d: {filters: 32, kernel_size: 3}" + (_fewest == 0 ? ", or [] for none" : "");

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Either(
        JsonSchema.List(JsonSchema.Kind(_layers), _fewest, int.MaxValue), new() { ["type"] = "object" });

    /// <inheritdoc/>
    public override ICatalogue Catalogue => _layers;

    /// <summary>A model, or the layers inside one layer: their names are their own.</summary>
    public static LayersRule Inner(Catalogue<IReadOnlyList<PlacedLayer>> layers) => new(layers, fewest: 1);

    /// <summary>The layers of a branch, of which there may be none.</summary>
    public static LayersRule Branch(Catalogue<IReadOnlyList<PlacedLayer>> layers) => new(layers, fewest: 0);

    /// <summary>
    /// Layers that stand several times where the repetition stands, and are named as if written there.
    /// </summary>
    public static LayersRule Repeated(Catalogue<IReadOnlyList<PlacedLayer>> layers, int times) =>
        new(layers, fewest: 1, times);

    /// <inheritdoc/>
    protected override IReadOnlyList<PlacedLayer>? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        if (node is not ListNode list || list.Items.Count < _fewest)
        {
            return Refuse(node, path, reading, node is MapNode map ? Advice(map) : "");
        }
        if (reading.LayerDepth == Deepest)
        {
            reading.Fail(
                node.Mark, path,
                Invariant($"layers in layers more than {Deepest} deep. Models need a few levels only."));
            return null;
        }
        reading.LayerDepth++;
        var placed = _repetitions is { } times ? Repeat(list, path, reading, times) : ReadOwn(list, path, reading);
        reading.LayerDepth--;
        return placed;
    }

    private List<PlacedLayer> ReadOwn(ListNode list, SpecPath path, SpecReading reading)
    {
        var outer = reading.Names;
        reading.Names = new();
        var placed = ReadItems(list, path, reading);
        RefuseNames(placed, reading);
        reading.Names = outer;
        return placed;
    }

    private List<PlacedLayer> Repeat(ListNode list, SpecPath path, SpecReading reading, int times)
    {
        var outer = reading.Names.Repetition;
        var before = reading.FailureCount;
        var placed = new List<PlacedLayer>();

        // What is wrong in one repetition is wrong in all, and told once.
        for (var repetition = 1; repetition <= times && reading.FailureCount == before; repetition++)
        {
            reading.Names.Repetition = [.. outer, repetition];
            placed.AddRange(ReadItems(list, path, reading));
        }
        reading.Names.Repetition = outer;
        return placed;
    }

    private List<PlacedLayer> ReadItems(ListNode list, SpecPath path, SpecReading reading)
    {
        var placed = new List<PlacedLayer>();
        for (var index = 0; index < list.Items.Count; index++)
        {
            var item = list.Items[index];
            if (++reading.LayerCount > MostLayers)
            {
                // Once only, however many lists see it on their way out.
                if (reading.LayerCount == MostLayers + 1)
                {
                    reading.Fail(
                        item.Mark, path.Item(index),
                        Invariant($"with this the model has more than {MostLayers} layers. Repeat less."));
                }
                break;
            }
            var before = reading.FailureCount;
            var name = reading.Names.Next(KindNode.NameOf(item));
            if (Known(item, name, reading) is { } known)
            {
                placed.AddRange(known);
                continue;
            }
            var count = reading.LayerCount;
            var read = new KindRule<IReadOnlyList<PlacedLayer>>(_layers, _ => name)
                .Read(item, path.Item(index), reading);

            if (reading.FailureCount == before)
            {
                reading.Origins?.Note(read!);
            }

            // What holds layers is not remembered: those count themselves.
            if (reading.FailureCount == before && reading.LayerCount == count && reading.Names.Repetition.Count == 0)
            {
                reading.Memory?.TryAdd((item, reading.Conventions), (name, read!));
            }
            placed.AddRange(
                reading.FailureCount == before
                    ? read!.Select(layer => layer.Repetition.Count > 0 ? layer
                        : layer with { Repetition = reading.Names.Repetition })
                    : [new PlacedLayer(null, item.Mark, path.Item(index))]);
        }
        return placed;
    }

    private string Advice(MapNode map) => map.Entries.Any(entry => _layers.Find(entry.Key.Text) is not null)
        ? "Start each layer with a hyphen and a space."
        : "A map changes the layers of a parent by their names, but no parent of this file has layers here (extends).";

    // A layer that was read for another variant, under the same name where it is given none.
    private static IReadOnlyList<PlacedLayer>? Known(YamlNode item, string name, SpecReading reading) =>
        reading.Names.Repetition.Count == 0
        && reading.Memory?.GetValueOrDefault((item, reading.Conventions))
            is ValueTuple<string, IReadOnlyList<PlacedLayer>> known && known.Item1 == name
            ? known.Item2
            : null;

    private static void RefuseNames(List<PlacedLayer> placed, SpecReading reading)
    {
        var owners = new Dictionary<string, SpecPath>(StringComparer.Ordinal);
        foreach (var (layer, mark, path) in placed)
        {
            if (layer is null)
            {
                continue;
            }
            if (!owners.TryAdd(layer.Name, path))
            {
                var owner = owners[layer.Name];
                reading.Fail(
                    mark, path, $"the name {layer.Name} is that of {owner} already. Give one of them another.");
            }
            if (layer.Name.Length > NameRule.Longest)
            {
                reading.Fail(
                    mark, path,
                    Invariant($"the name becomes {layer.Name}, more than {NameRule.Longest} characters. ")
                    + "Choose a shorter one.");
            }
        }
    }
}

/// <summary>Several lists of layers, side by side.</summary>
internal sealed class BranchesRule(LayersRule branch) : ValueRule<IReadOnlyList<IReadOnlyList<PlacedLayer>>>
{
    private const int Fewest = 2;
    private const int Most = 100;

    /// <inheritdoc/>
    public override string Expected => Invariant(
        $"a list of {Fewest} to {Most} branches, ")
        + "each a list of layers, as [[], [conv2d: {filters: 8, kernel_size: 1}]]";

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.List(branch.Schema, Fewest, Most);

    /// <inheritdoc/>
    public override ICatalogue? Catalogue => branch.Catalogue;

    /// <inheritdoc/>
    protected override IReadOnlyList<IReadOnlyList<PlacedLayer>>? ReadValue(
        YamlNode node, SpecPath path, SpecReading reading) =>
        node is ListNode { Items.Count: >= Fewest and <= Most } list
            ? [.. list.Items.Select((item, index) => branch.Read(item, path.Item(index), reading)!)]
            : Refuse(node, path, reading);
}
