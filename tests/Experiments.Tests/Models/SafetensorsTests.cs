using System.Text;
using Experiments.Data;
using Experiments.Files;
using Experiments.Layers;
using Experiments.Randomness;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Models;

[Collection(nameof(TorchAlone))]
public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Weights => _folder.At("weights.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Int16)]
    [InlineData(ScalarType.Int8)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Bool)]
    public void Write_TensorsOfAType_ReadBackBitForBit(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var numbers = new Dictionary<string, Tensor>
        {
            ["dense_1.weight"] = (rand(7, 3) * 100).to(type),
            ["größe"] = (rand(1) * 100).to(type).reshape([]),
            ["none"] = zeros([0, 4], dtype: type),
        };

        Safetensors.Write(Weights, numbers);
        var read = Safetensors.Read(Weights);

        Assert.Equal(numbers.Keys, read.Keys);
        foreach (var (name, tensor) in numbers)
        {
            Assert.Equal(type, read[name].dtype);
            Assert.Equal(tensor.shape, read[name].shape);
            Assert.Equal(tensor.bytes.ToArray(), read[name].bytes.ToArray());
        }
    }

    [Fact]
    public void Write_KnownNumbers_GivesTheBytesOfTheFormat()
    {
        using var scope = NewDisposeScope();

        Safetensors.Write(
            Weights,
            new Dictionary<string, Tensor> { ["b"] = tensor(new byte[] { 7 }), ["a"] = tensor(new[] { 1f, -2f }) },
            new Dictionary<string, string> { ["format"] = "pt" });

        const string Header =
            """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[1],"data_offsets":[8,9]}}""";
        byte[] expected =
        [
            (byte)((Header.Length + 7) / 8 * 8), 0, 0, 0, 0, 0, 0, 0,
            .. Encoding.UTF8.GetBytes(Header.PadRight((Header.Length + 7) / 8 * 8)),
            0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 7,
        ];
        Assert.Equal(expected, File.ReadAllBytes(Weights));
    }

    // Weights and running means of layers in layers, by the names that tables have for these.
    [Fact]
    public void Write_AModelWithLayersInLayers_ReadsBackInto()
    {
        using var scope = NewDisposeScope();
        var block = new Residual
        {
            Name = "block",
            Layers = new([Some.Dense("dense_1", 3), new BatchNorm { Name = "norm", Momentum = 0.5, Epsilon = 1e-3 }]),
            Shortcut = new([Some.Dense("dense_1", 3)]),
        };
        LayerSpec[] layers =
        [
            new Flatten { Name = "flatten_1" },
            new Concat { Name = "concat_1", Branches = [new([]), new([block])] },
            Some.Dense("dense_1", 2),
        ];
        var dataset = new DatasetDescription("digits", new Shape(1, 2, 2), ["0", "1"], 1, 1);
        using var trained = ModelCompiler.Compile(layers, dataset, new TrialSeed(1));
        using var other = ModelCompiler.Compile(layers, dataset, new TrialSeed(2));
        var images = rand(5, 1, 2, 2);
        trained.call(images);

        Safetensors.Write(Weights, trained.state_dict());
        other.load_state_dict(Safetensors.Read(Weights));

        Assert.Equal(
            [
                "concat_1.branch_2.block.dense_1.bias", "concat_1.branch_2.block.dense_1.weight",
                "concat_1.branch_2.block.norm.bias",
                "concat_1.branch_2.block.norm.running_mean", "concat_1.branch_2.block.norm.running_var",
                "concat_1.branch_2.block.norm.weight", "concat_1.branch_2.block.shortcut.dense_1.bias",
                "concat_1.branch_2.block.shortcut.dense_1.weight", "dense_1.bias", "dense_1.weight",
            ],
            Safetensors.Read(Weights).Keys.Order(StringComparer.Ordinal));
        trained.eval();
        other.eval();
        Assert.Equal(trained.call(images).data<float>().ToArray(), other.call(images).data<float>().ToArray());
    }

    [Fact]
    public void Write_ATransposedTensor_WritesItInItsOwnOrder()
    {
        using var scope = NewDisposeScope();
        var transposed = arange(6, dtype: ScalarType.Int64).reshape(2, 3).t();

        Safetensors.Write(Weights, new Dictionary<string, Tensor> { ["t"] = transposed });

        Assert.Equal([0L, 3, 1, 4, 2, 5], Safetensors.Read(Weights)["t"].data<long>().ToArray());
    }

    [Fact]
    public void Read_AFileCutOff_IsRefusedBeforeAnyTensor()
    {
        using var scope = NewDisposeScope();
        Safetensors.Write(Weights, new Dictionary<string, Tensor> { ["a"] = rand(10, 10) });
        File.WriteAllBytes(Weights, File.ReadAllBytes(Weights)[..^1]);
        var before = Tensor.TotalCount;

        var exception = Assert.Throws<ExperimentException>(() => Safetensors.Read(Weights));

        Assert.Contains(
            "it is cut off: its tensors need 400 bytes, but only 399 follow",
            exception.Message,
            StringComparison.Ordinal);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Read_AMissingFile_IsRefused()
    {
        var exception = Assert.Throws<ExperimentException>(() => Safetensors.Read(Weights));

        Assert.Equal(FailureKind.Results, exception.Kind);
        Assert.Contains("it cannot be read", exception.Message, StringComparison.Ordinal);
    }
}
