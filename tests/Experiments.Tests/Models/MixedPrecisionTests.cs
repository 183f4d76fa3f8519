using Experiments.Data;
using Experiments.Layers;
using Experiments.Optimization;
using Experiments.Randomness;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Models;

public class MixedPrecisionTests
{
    [Fact]
    public void Compile_Mixed_ComputesHeavyLayersInBFloat16AndKeepsWeightsInFloat32()
    {
        using var scope = NewDisposeScope();
        using var model = Compile(Precision.Mixed);
        var types = new Dictionary<string, ScalarType>();
        foreach (var (name, module) in model.named_children())
        {
            ((nn.Module<Tensor, Tensor>)module).register_forward_hook((_, _, output) =>
            {
                types[name] = output.dtype;
                return output;
            });
        }

        using var logits = model.call(Images());
        new CrossEntropy().Of(logits, torch.tensor(new[] { 1L, 2 })).backward();

        Assert.All(types.Values, type => Assert.Equal(ScalarType.BFloat16, type));
        Assert.Equal(
            ["conv2d_1", "conv2d_1_relu", "dense_1", "dropout_1", "flatten_1", "max_pool2d_1"], types.Keys.Order());
        Assert.Equal(ScalarType.Float32, logits.dtype);
        Assert.All(model.parameters(), weight =>
        {
            Assert.Equal(ScalarType.Float32, weight.dtype);
            Assert.Equal(ScalarType.Float32, weight.grad!.dtype);
        });
    }

    // bfloat16 has 8 bits of precision, so sums differ in their third digit.
    [Fact]
    public void Compile_Mixed_GivesNearlyTheSameLogits()
    {
        using var scope = NewDisposeScope();
        using var full = Compile(Precision.Full);
        using var mixed = Compile(Precision.Mixed);
        full.eval();
        mixed.eval();

        var difference = (full.call(Images()) - mixed.call(Images())).abs().max().ToDouble();

        Assert.InRange(difference, 1e-6, 0.02);
    }

    private static CompiledModel Compile(Precision precision) =>
        ModelCompiler.Compile(Some.Layers, DatasetCatalogue.Describe("digits"), new TrialSeed(1), precision);

    private static Tensor Images() => arange(2 * 28 * 28, dtype: ScalarType.Float32).sin().reshape(2, 1, 28, 28);
}
