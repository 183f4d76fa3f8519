using Experiments.Layers;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>Reads what holds other layers.</summary>
internal static class CompositeKinds
{
    private const int MostRepetitions = 1_000;

    /// <summary>repeat: the layers as often as asked for, as though they were written out.</summary>
    public static IReadOnlyList<PlacedLayer> Repeat(FieldReader map)
    {
        var times = map.Required("times", new IntegerRule(1, MostRepetitions), "how often");
        return map.Required(
            "layers", LayersRule.Repeated(LayerCatalogue.Layers, times),
            "the layers; a name that is given to one gets the number of the repetition after it") ?? [];
    }

    /// <summary>residual.</summary>
    public static IReadOnlyList<PlacedLayer> Residual(FieldReader map)
    {
        var name = LayerFields.Name(map);
        var rule = LayersRule.Inner(LayerCatalogue.Layers);
        var layers = map.Required("layers", rule, "what the input goes through before the addition");
        var shortcut = map.Optional(
            "shortcut", rule, [], "the input as it is",
            "layers that the input goes through on the other way, where the shapes differ otherwise");
        if (map.Failed)
        {
            return Unreadable(map);
        }
        if (layers.FirstOrDefault(placed => placed.Layer!.Name == Layers.Residual.ShortcutName) is { } taken)
        {
            map.Reading.Fail(
                taken.Mark, taken.Path, "a layer of a residual cannot have the name shortcut. Choose another one.");
        }
        var residual = new Residual { Name = name, Layers = Stack(layers), Shortcut = Stack(shortcut) };
        return [new(residual, map.Mark, map.Path) { Parts = [layers, shortcut] }];
    }

    /// <summary>concat.</summary>
    public static IReadOnlyList<PlacedLayer> Concat(FieldReader map)
    {
        var name = LayerFields.Name(map);
        var branches = map.Required(
            "branches", new BranchesRule(LayersRule.Branch(LayerCatalogue.Layers)),
            "what the input goes through, side by side; [] is the input as it is");
        return map.Failed
            ? Unreadable(map)
            :
            [
                new(new Concat { Name = name, Branches = [.. branches.Select(Stack)] }, map.Mark, map.Path)
                {
                    Parts = branches,
                },
            ];
    }

    private static LayerStack Stack(IReadOnlyList<PlacedLayer> layers) =>
        new([.. layers.Select(placed => placed.Layer!)]);

    private static PlacedLayer[] Unreadable(FieldReader map) => [new(null, map.Mark, map.Path)];
}
