using Experiments.Layers;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>Reads convolutions and dense layers.</summary>
internal static class WeightedKinds
{
    private const string PaddingMeaning =
        "zeros at each side, in pixels; valid: none; same: for input / strides positions, as TensorFlow pads";

    /// <summary>conv2d.</summary>
    public static IReadOnlyList<PlacedLayer> Conv2d(FieldReader map) => LayerFields.Weighted(map, new Conv2d
    {
        Name = LayerFields.Name(map),
        Filters = map.Required("filters", LayerFields.Count, "output channels"),
        KernelSize = map.Required("kernel_size", LayerFields.Window, "height and width of the window, in pixels"),
        Strides = LayerFields.Strides(map),
        Padding = LayerFields.Padding(map, PaddingMeaning),
        WeightInitializer = map.Conventions.WeightInitializer,
        BiasInitializer = map.Conventions.BiasInitializer,
    });

    /// <summary>dense.</summary>
    public static IReadOnlyList<PlacedLayer> Dense(FieldReader map) => LayerFields.Weighted(map, new Dense
    {
        Name = LayerFields.Name(map),
        Units = map.Required("units", LayerFields.Count, "outputs"),
        WeightInitializer = map.Conventions.WeightInitializer,
        BiasInitializer = map.Conventions.BiasInitializer,
    });
}
