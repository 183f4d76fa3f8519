using Experiments.Data;
using Experiments.Layers;
using Experiments.Randomness;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Models;

[Collection(nameof(TorchAlone))]
public sealed class ModelCompilerTests
{
    // The same cases on every run; a failure names its seed.
    private static readonly Config Config =
        Config.QuickThrowOnFailure.WithReplay(20_240_601, 1).WithMaxTest(300).WithQuietOnSuccess(true);

    // A residual with a shortcut and a concat with the input itself among its branches.
    private static readonly LayerSpec[] Nested =
    [
        new Flatten { Name = "flatten_1" },
        new Residual
        {
            Name = "residual_1",
            Layers = new([Some.Dense("dense_1", 784), new Tanh { Name = "tanh_0" }]),
            Shortcut = new([Some.Dense("dense_1", 784)]),
        },
        new Residual
        {
            Name = "residual_2",
            Layers = new([new Gelu { Name = "gelu_1" }, new Silu { Name = "silu_1" }]),
        },
        new Concat
        {
            Name = "concat_1",
            Branches =
            [
                new([]),
                new([Some.Dense("dense_1", 5), new Selu { Name = "selu_1" }]),
                new([new Mish { Name = "mish_1" }]),
            ],
        },
        Some.Dense("dense_1", 10),
    ];

    private static readonly DatasetDescription Digits = new("digits", new Shape(1, 28, 28), ["0", "1"], 1, 1);

    [Fact]
    public void Compile_AnyStack_HasTheStatedShapesAndWeights() => Prop.ForAll(RandomStacks.Arbitrary, layers =>
    {
        using var scope = NewDisposeScope();
        var shape = RandomStacks.Input;
        var images = rand(2, shape.Channels, shape.Height, shape.Width);
        foreach (var layer in layers)
        {
            using var module = layer.ToModule(shape);
            shape = CheckLayer(layer, shape, module, images);
            images = module.call(images);
            Assert.Equal(shape.Dimensions.Prepend(2), images.shape.Select(side => (int)side));
        }

        using var model = ModelCompiler.Compile(layers, Digits with { Shape = RandomStacks.Input }, new TrialSeed(1));
        var summary = ModelSummary.Of(layers, RandomStacks.Input);
        Assert.Equal(summary.ParameterCount, model.ParameterCount);

        // The names of the summary are those of the modules, so that weights on disk can be found in the table.
        Assert.Empty(summary.Rows.Select(row => row.Name).Except(model.named_modules().Select(entry => entry.name)));
        var weights = model.named_parameters().Select(entry => entry.name).ToHashSet();
        Assert.Subset(weights, model.WeightDecays.Keys.ToHashSet());
        Assert.Equal(weights.Count, model.parameters().Count());
    }).Check(Config);

    [Fact]
    public void Compile_AnyStackInMixedPrecision_TrainsEveryWeight() => Prop.ForAll(RandomStacks.Arbitrary, layers =>
    {
        using var scope = NewDisposeScope();
        var shape = RandomStacks.Input;
        using var model = ModelCompiler.Compile(
            layers, Digits with { Shape = shape }, new TrialSeed(1), Precision.Mixed);

        var output = model.call(rand(2, shape.Channels, shape.Height, shape.Width));

        Assert.Equal(ScalarType.Float32, output.dtype);
        if (model.ParameterCount > 0)
        {
            output.sum().backward();
            Assert.All(model.parameters(), weight => Assert.Equal(ScalarType.Float32, weight.grad!.dtype));
        }
    }).Check(Config);

    [Fact]
    public void Compile_NamedLayers_NamesTheWeightsAfterThem()
    {
        using var model = Compile(Some.Layers);

        Assert.Equal(
            ["conv2d_1.weight", "conv2d_1.bias", "dense_1.weight", "dense_1.bias"],
            model.named_parameters().Select(entry => entry.name));
    }

    [Fact]
    public void Compile_SameSeed_GivesTheSameWeights() => Assert.Equal(Weights(Some.Layers), Weights(Some.Layers));

    [Fact]
    public void Compile_OtherSeed_GivesOtherWeights() =>
        Assert.NotEqual(Weights(Some.Layers)["conv2d_1.weight"], Weights(Some.Layers, seed: 2)["conv2d_1.weight"]);

    [Fact]
    public void Compile_WithOneLayerMore_LeavesTheOthersWeightsAsTheyWere()
    {
        var flatten = Some.Layers.ToList().FindIndex(layer => layer is Flatten);
        var longer = Some.Layers.ToList();
        longer.Insert(flatten, new Dropout { Name = "dropout_2", Rate = 0.5 });
        longer.Insert(0, new Relu { Name = "relu_1" });

        Assert.Equal(Weights(Some.Layers), Weights(longer));
    }

    [Fact]
    public void Compile_LayersOfTheSameShape_GetDifferentWeights()
    {
        var layers = new LayerSpec[]
        {
            new Flatten { Name = "flatten_1" },
            Some.Dense("dense_1", 784),
            Some.Dense("dense_2", 784),
        };
        var weights = Weights(layers);

        Assert.NotEqual(weights["dense_1.weight"], weights["dense_2.weight"]);
    }

    [Fact]
    public void Compile_FinalSoftmax_IsLeftToTheLoss()
    {
        using var scope = NewDisposeScope();
        using var with = Compile(Some.Layers);
        using var without = Compile([.. Some.Layers.SkipLast(1)]);
        var images = rand(3, 1, 28, 28);
        with.eval();
        without.eval();

        Assert.Equal(without.call(images).data<float>().ToArray(), with.call(images).data<float>().ToArray());
    }

    [Fact]
    public void Compile_WithOneLayerMoreInside_LeavesTheOthersWeightsAsTheyWere()
    {
        var longer = Nested.Select(layer => layer is Residual residual
            ? residual with
            {
                Layers = new([.. residual.Layers, new Tanh { Name = "tanh_1" }, Some.Dense("dense_9", 784)]),
            }
            : layer).ToList();

        var weights = Weights(longer);

        Assert.All(Weights(Nested), entry => Assert.Equal(entry.Value, weights[entry.Key]));
        Assert.NotEqual(weights["residual_1.dense_1.weight"], weights["residual_1.shortcut.dense_1.weight"]);
    }

    [Fact]
    public void Call_InTrainingOfLayersInLayers_GivesEveryWeightAGradient()
    {
        using var scope = NewDisposeScope();
        using var model = Compile(Nested);

        nn.functional.cross_entropy(model.call(rand(3, 1, 28, 28)), zeros(3, dtype: ScalarType.Int64)).backward();

        Assert.All(model.parameters(), weight => Assert.NotEqual(0, weight.grad!.abs().sum().item<float>()));
    }

    public static TheoryData<bool> BothStacks => [false, true];

    [Theory]
    [MemberData(nameof(BothStacks))]
    public void Call_WithoutGradients_KeepsNothingButTheLogits(bool nested)
    {
        using var model = Compile(nested ? Nested : Some.Layers);
        model.eval();
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        var images = rand(3, 1, 28, 28);
        var before = Tensor.TotalCount;

        var logits = model.call(images);

        Assert.Equal([3L, 10], logits.shape);
        Assert.Equal(before + 1, Tensor.TotalCount);
    }

    [Fact]
    public void Penalties_AndWeightDecays_AreThoseOfTheirLayersWeights()
    {
        using var model = Compile(
        [
            new Flatten { Name = "flatten_1" },
            Some.Dense("dense_1", 5) with { L2 = 0.25 },
            Some.Dense("dense_2", 5),
            Some.Dense("dense_3", 10) with { WeightDecay = 0 },
        ]);

        var (weight, l2) = Assert.Single(model.Penalties);
        Assert.Equal(0.25, l2);
        Assert.Equal([5L, 784], weight.shape);
        Assert.Equal(new Dictionary<string, double> { ["dense_3.weight"] = 0 }, model.WeightDecays);
    }

    private static Shape CheckLayer(LayerSpec layer, Shape input, nn.Module<Tensor, Tensor> module, Tensor images)
    {
        Assert.Equal(layer.ParameterCount(input), module.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(input.Size * 2, images.numel());
        return layer.OutputShape(input);
    }

    private static CompiledModel Compile(IReadOnlyList<LayerSpec> layers, ulong seed = 1) =>
        ModelCompiler.Compile(layers, Digits, new TrialSeed(seed));

    private static Dictionary<string, float[]> Weights(IReadOnlyList<LayerSpec> layers, ulong seed = 1)
    {
        using var model = Compile(layers, seed);
        return model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.data<float>().ToArray());
    }
}
