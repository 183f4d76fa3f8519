using Experiments.Layers;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>Reads layers that pool.</summary>
internal static class PoolingKinds
{
    /// <summary>max_pool2d.</summary>
    public static IReadOnlyList<PlacedLayer> MaxPool2d(FieldReader map)
    {
        var (name, size, strides, padding) = Window(map);
        return LayerFields.Alone(
            map, new MaxPool2d { Name = name, PoolSize = size, Strides = strides, Padding = padding });
    }

    /// <summary>avg_pool2d.</summary>
    public static IReadOnlyList<PlacedLayer> AvgPool2d(FieldReader map)
    {
        var (name, size, strides, padding) = Window(map);
        return LayerFields.Alone(
            map, new AvgPool2d { Name = name, PoolSize = size, Strides = strides, Padding = padding });
    }

    private static (string Name, Extent Size, Extent Strides, Padding Padding) Window(FieldReader map)
    {
        var name = LayerFields.Name(map);
        var size = map.Optional(
            "pool_size", LayerFields.Window, Extent.Square(2), "2",
            "height and width of the window, in pixels");
        var strides = map.Nullable("strides", LayerFields.Window, "pool_size", "steps of the window, in pixels")
            ?? size;
        var padding = LayerFields.Padding(
            map,
            "what is added at each side and counts for nothing, in pixels, up to half the window; valid: none; same: "
            + "for input / strides positions, as TensorFlow pads");
        return (name, size, strides, padding);
    }
}
