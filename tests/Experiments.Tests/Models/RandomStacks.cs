using Experiments.Layers;
using FsCheck;
using FsCheck.Fluent;

namespace Experiments.Models;

/// <summary>Stacks of layers that fit one another, for tests that must hold for all of them.</summary>
internal static class RandomStacks
{
    public static Shape Input { get; } = new(2, 17, 13);

    /// <summary>Up to eight layers; those that do not fit where they come to stand are left out.</summary>
    public static Arbitrary<IReadOnlyList<LayerSpec>> Arbitrary { get; } =
        Draw().ListOf().Where(draws => draws.Count <= 8).Select(IReadOnlyList<LayerSpec> (draws) => Fitting([.. draws])).ToArbitrary();

    private static Gen<LayerSpec> Draw() => Gen.OneOf(
        Gen.Choose(1, 6).SelectMany(filters => Window(5).SelectMany(kernel => Window(3).SelectMany(strides => Margins()
            .Select(LayerSpec (padding) => new Conv2d
            {
                Name = "",
                Filters = filters,
                KernelSize = kernel,
                Strides = strides,
                Padding = padding,
                WeightInitializer = new GlorotUniform(),
                BiasInitializer = new FanInUniform(),
            })))),
        Window(3).SelectMany(size => Window(3)
            .Select(LayerSpec (strides) => new MaxPool2d { Name = "", PoolSize = size, Strides = strides })),
        Window(3).SelectMany(size => Window(3)
            .Select(LayerSpec (strides) => new AvgPool2d { Name = "", PoolSize = size, Strides = strides })),
        Gen.Choose(0, 9).Select(LayerSpec (tenths) => new Dropout { Name = "", Rate = tenths / 10.0 }),
        Gen.Constant<LayerSpec>(new Relu { Name = "" }),
        Gen.Choose(0, 5).Select(LayerSpec (tenths) => new LeakyRelu { Name = "", NegativeSlope = tenths / 10.0 }),
        Gen.Constant<LayerSpec>(new Flatten { Name = "" }),
        Gen.Choose(1, 9).Select(LayerSpec (units) => Some.Dense("", units)));

    private static Gen<Extent> Window(int most) =>
        Gen.Choose(1, most).SelectMany(height => Gen.Choose(1, most).Select(width => new Extent(height, width)));

    private static Gen<Padding> Margins() => Gen.OneOf(
        Gen.Constant(Padding.Valid),
        Gen.Constant(Padding.Same),
        Window(2).Select(Padding (margin) => new ExplicitPadding(margin)));

    private static List<LayerSpec> Fitting(IReadOnlyList<LayerSpec> draws)
    {
        var layers = new List<LayerSpec>();
        var shape = Input;
        foreach (var draw in draws.Where(draw => draw.Misfit(shape, "before") is null))
        {
            layers.Add(draw with { Name = $"{draw.Kind}_{layers.Count + 1}" });
            shape = draw.OutputShape(shape);
        }
        return layers;
    }
}
