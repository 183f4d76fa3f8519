using Experiments.Layers;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>Reads layers that pool.</summary>
internal static class PoolingKinds
{
    /// <summary>A layer with a window.</summary>
    public static IReadOnlyList<PlacedLayer> Pooled(FieldReader map, Func<string, Extent, Extent, LayerSpec> layer)
    {
        var name = LayerFields.Name(map);
        var size = map.Optional(
            "pool_size", LayerFields.Window, Extent.Square(2), "2",
            "height and width of the window, in pixels");
        var strides = map.Nullable("strides", LayerFields.Window, "pool_size", "steps of the window, in pixels") ?? size;
        return LayerFields.Alone(map, layer(name, size, strides));
    }
}
