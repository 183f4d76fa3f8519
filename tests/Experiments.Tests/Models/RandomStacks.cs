using Experiments.Layers;
using Experiments.Randomness;
using FsCheck;
using FsCheck.Fluent;

namespace Experiments.Models;

/// <summary>Stacks of layers of every kind that fit one another, for tests that must hold for all of them.</summary>
internal sealed class RandomStacks
{
    private const int Deepest = 2;

    private static readonly Initializer[] Initializers =
    [
        new GlorotUniform(), new GlorotNormal(), new HeUniform(), new HeNormal(), new LecunUniform(), new LecunNormal(),
        new FanInUniform(), new Orthogonal(), new Zeros(), new Ones(),
        new Constant { Value = -0.25 }, new Normal { Deviation = 0.5 },
        new Uniform { Limit = 0.5 },
    ];

    private readonly RandomStream _stream;

    private RandomStacks(ulong seed) => _stream = new(seed);

    public static Shape Input { get; } = new(2, 17, 13);

    /// <summary>Up to eight layers, those inside others not counted.</summary>
    public static Arbitrary<IReadOnlyList<LayerSpec>> Arbitrary { get; } = Gen.Choose(0, int.MaxValue)
        .Select(IReadOnlyList<LayerSpec> (seed) => new RandomStacks((ulong)seed).Stack(Input, depth: 0, most: 8))
        .ToArbitrary();

    // Layers that do not fit where they come to stand are left out.
    private LayerStack Stack(Shape input, int depth, int most)
    {
        var layers = new List<LayerSpec>();
        var shape = input;
        for (var draws = Number(0, most); draws > 0; draws--)
        {
            var layer = Draw(shape, depth, $"layer_{layers.Count + 1}");
            if (layer.Misfit(shape, "before") is null)
            {
                layers.Add(layer);
                shape = layer.OutputShape(shape);
            }
        }
        return new(layers);
    }

    private LayerSpec Draw(Shape shape, int depth, string name) => Number(0, depth < Deepest ? 25 : 22) switch
    {
        0 or 1 => Weighted(new Conv2d
        {
            Name = name,
            Filters = Number(1, 3) * 2,
            KernelSize = Window(5),
            Strides = Window(3),
            Padding = Margins(2),
            Dilation = Window(2),
            Groups = Number(1, 2),
            WeightInitializer = Initializers[0],
            BiasInitializer = Initializers[0],
        }),
        2 => Weighted(new DepthwiseConv2d
        {
            Name = name,
            KernelSize = Window(4),
            Strides = Window(2),
            Padding = Margins(2),
            DepthMultiplier = Number(1, 3),
            WeightInitializer = Initializers[0],
            BiasInitializer = Initializers[0],
        }),
        3 => Weighted(new SeparableConv2d
        {
            Name = name,
            Filters = Number(1, 5),
            KernelSize = Window(4),
            Padding = Margins(2),
            DepthMultiplier = Number(1, 3),
            WeightInitializer = Initializers[0],
            BiasInitializer = Initializers[0],
        }),
        4 => Weighted(Some.Dense(name, Number(1, 9))),
        5 => new MaxPool2d { Name = name, PoolSize = Window(3), Strides = Window(3), Padding = Margins(1) },
        6 => new AvgPool2d { Name = name, PoolSize = Window(3), Strides = Window(3), Padding = Margins(1) },
        7 when Number(0, 3) == 0 => new GlobalAvgPool2d { Name = name },
        8 when Number(0, 3) == 0 => new GlobalMaxPool2d { Name = name },
        9 => new BatchNorm { Name = name, Momentum = 0.9, Epsilon = 1e-3 },
        10 => new LayerNorm { Name = name, Epsilon = 1e-3 },
        11 => new GroupNorm { Name = name, Groups = Number(1, 2), Epsilon = 1e-3 },
        12 => new Dropout { Name = name, Rate = Number(0, 9) / 10.0 },
        13 => new SpatialDropout2d { Name = name, Rate = Number(0, 9) / 10.0 },
        14 when Number(0, 3) == 0 => new Flatten { Name = name },
        15 => new LeakyRelu { Name = name, NegativeSlope = Number(0, 5) / 10.0 },
        16 => new PRelu { Name = name, InitialSlope = 0.25 },
        17 => new Elu { Name = name },
        18 => new Selu { Name = name },
        19 => new Gelu { Name = name },
        20 => new Silu { Name = name },
        21 => new Mish { Name = name },
        22 => Number(0, 1) == 0 ? new Tanh { Name = name } : new Sigmoid { Name = name },
        23 or 24 => Residual(shape, depth, name),
        25 => new Concat
        {
            Name = name,
            Branches = [.. Enumerable.Range(0, Number(2, 3)).Select(_ => Keeping(shape, depth))],
        },
        _ => new Relu { Name = name },
    };

    private WeightedLayer Weighted(WeightedLayer layer)
    {
        var bias = Number(0, 2) > 0;
        return layer with
        {
            Bias = bias,
            WeightInitializer = Initializers[Number(0, Initializers.Length - 1)],
            BiasInitializer = bias ? new FanInUniform() : new Zeros(),
            L2 = Number(0, 1) * 0.001,
            WeightDecay = Number(0, 1) == 0 ? null : 0.01,
        };
    }

    private Residual Residual(Shape shape, int depth, string name)
    {
        var layers = Stack(shape, depth + 1, most: 4);
        layers = layers.Count > 0 ? layers : new([new Relu { Name = "relu_1" }]);
        var output = layers.OutputShape(shape);
        var shortcut = output.Equals(shape) && Number(0, 2) > 0 ? [] : Projection(shape, output);
        return new Residual { Name = name, Layers = layers, Shortcut = new(shortcut) };
    }

    // It may still not fit; such a layer is left out.
    private static LayerSpec[] Projection(Shape shape, Shape output) => (shape.IsImage, output.IsImage) switch
    {
        (true, true) =>
        [
            Pointwise("pointwise_1", output.Channels) with
            {
                Strides = new(
                    (shape.Height + output.Height - 1) / output.Height,
                    (shape.Width + output.Width - 1) / output.Width),
            },
        ],
        (true, false) => [new GlobalAvgPool2d { Name = "mean_1" }, Some.Dense("dense_1", output.Channels)],
        _ => [Some.Dense("dense_1", output.Channels)],
    };

    // Layers that leave height and width as they are.
    private LayerStack Keeping(Shape shape, int depth)
    {
        var layers = Stack(shape, depth + 1, most: 3);
        var output = layers.OutputShape(shape);
        return output.IsImage == shape.IsImage
            && (!shape.IsImage || (output.Height == shape.Height && output.Width == shape.Width))
            ? layers
            : new(shape.IsImage && Number(0, 2) > 0 ? [Pointwise("pointwise_1", Number(1, 4))] : []);
    }

    private static Conv2d Pointwise(string name, int filters) => new()
    {
        Name = name,
        Filters = filters,
        KernelSize = Extent.One,
        WeightInitializer = new HeNormal(),
        BiasInitializer = new Zeros(),
    };

    private Padding Margins(int most) => Number(0, 2) switch
    {
        0 => Padding.Valid,
        1 => Padding.Same,
        _ => new ExplicitPadding(new(Number(0, most), Number(0, most))),
    };

    private Extent Window(int most) => new(Number(1, most), Number(1, most));

    private int Number(int low, int high) => low + _stream.NextIndex(high - low + 1);
}
