using Experiments.Layers;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>Reads convolutions and dense layers.</summary>
internal static class WeightedKinds
{
    private const int MostMultiples = 1_000;

    /// <summary>conv2d.</summary>
    public static IReadOnlyList<PlacedLayer> Conv2d(FieldReader map) => LayerFields.Weighted(map, new Conv2d
    {
        Name = LayerFields.Name(map),
        Filters = map.Required("filters", LayerFields.Count, "output channels"),
        KernelSize = KernelSize(map),
        Strides = Strides(map),
        Padding = Padding(map),
        Dilation = Dilation(map),
        Groups = map.Optional(
            "groups", LayerFields.Count, 1, "1",
            "parts that the channels are divided into, each of which sees itself only; it divides channels and "
            + "filters"),
        WeightInitializer = map.Conventions.WeightInitializer,
        BiasInitializer = map.Conventions.BiasInitializer,
    });

    /// <summary>depthwise_conv2d.</summary>
    public static IReadOnlyList<PlacedLayer> DepthwiseConv2d(FieldReader map) => LayerFields.Weighted(
        map,
        new DepthwiseConv2d
        {
            Name = LayerFields.Name(map),
            KernelSize = KernelSize(map),
            Strides = Strides(map),
            Padding = Padding(map),
            Dilation = Dilation(map),
            DepthMultiplier = DepthMultiplier(map),
            WeightInitializer = map.Conventions.WeightInitializer,
            BiasInitializer = map.Conventions.BiasInitializer,
        });

    /// <summary>separable_conv2d.</summary>
    public static IReadOnlyList<PlacedLayer> SeparableConv2d(FieldReader map) => LayerFields.Weighted(
        map,
        new SeparableConv2d
        {
            Name = LayerFields.Name(map),
            Filters = map.Required("filters", LayerFields.Count, "output channels"),
            KernelSize = KernelSize(map),
            Strides = Strides(map),
            Padding = Padding(map),
            Dilation = Dilation(map),
            DepthMultiplier = DepthMultiplier(map),
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

    private static Extent KernelSize(FieldReader map) =>
        map.Required("kernel_size", LayerFields.Window, "height and width of the window, in pixels");

    private static Extent Strides(FieldReader map) =>
        map.Optional("strides", LayerFields.Window, Extent.One, "1", "steps of the window, in pixels");

    private static Padding Padding(FieldReader map) => LayerFields.Padding(
        map, "zeros at each side, in pixels; valid: none; same: for input / strides positions, as TensorFlow pads");

    private static Extent Dilation(FieldReader map) => map.Optional(
        "dilation", LayerFields.Window, Extent.One, "1", "pixels from one weight of the window to the next; 1: side by "
        + "side");

    private static int DepthMultiplier(FieldReader map) => map.Optional(
        "depth_multiplier", new IntegerRule(1, MostMultiples), 1, "1", "channels made of each input channel");
}
