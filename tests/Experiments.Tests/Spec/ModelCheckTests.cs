using Experiments.Data;
using Experiments.Layers;
using Experiments.Models;
using Experiments.Randomness;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Spec;

/// <summary>Layers that change nothing, and layers after which nothing learns.</summary>
[Collection(nameof(TorchAlone))]
public sealed class ModelCheckTests
{
    [Theory]
    [InlineData("relu, relu", "model[2].relu: changes nothing after model[1].relu. Remove one of the two.")]
    [InlineData("sigmoid, relu", "model[2].relu: changes nothing after model[1].sigmoid. Remove one of the two.")]
    [InlineData(
        "relu, max_pool2d: 2, dropout: 0.1, prelu",
        "model[4].prelu: changes nothing after model[1].relu. Remove one of the two.")]
    [InlineData("relu, leaky_relu", "model[2].leaky_relu: changes nothing after model[1].relu. Remove one of the two.")]
    [InlineData("relu, elu", "model[2].elu: changes nothing after model[1].relu. Remove one of the two.")]
    [InlineData(
        "relu, residual: {layers: [max_pool2d: {pool_size: 3, strides: 1, padding: same}]}, relu",
        "model[3].relu: changes nothing after model[1].relu. Remove one of the two.")]
    [InlineData(
        "leaky_relu: 1",
        "model[1].leaky_relu: a slope of 1 changes nothing. Leave the layer out, or choose another slope.")]
    [InlineData("max_pool2d: 1", "model[1].max_pool2d: a 1x1 window moved by 1 changes nothing. Leave the layer out.")]
    [InlineData(
        "flatten",
        "model[2].flatten: what it gets from model[1].flatten is a vector of 6272 already. Leave the layer out.")]
    [InlineData(
        "conv2d: {filters: 1, kernel_size: 1, dilation: 2}",
        "model[1].conv2d: a dilation of a 1x1 kernel has no effect. Leave dilation out.")]
    [InlineData(
        "conv2d: {filters: 1, kernel_size: 1}, layer_norm",
        "model[2].layer_norm: there is one channel only to normalize over in the 1x28x28 from model[1].conv2d, so the "
        + "same would come out whatever comes in, and nothing before it could learn. Use batch_norm.")]
    [InlineData(
        "global_avg_pool2d, group_norm: 8, dense: 784",
        "model[2].group_norm: 8 groups of the 8 from model[1].global_avg_pool2d have one number each, so the same "
        + "would come out whatever comes in, and nothing before it could learn. Choose fewer groups.")]
    [InlineData(
        "conv2d: {filters: 8, kernel_size: 1, initializer: zeros}, batch_norm, relu",
        "model[3].relu: only zeros come in, since the weights of model[1].conv2d start at zero, and then no gradient "
        + "passes: nothing before it could ever learn. Choose another initializer.")]
    [InlineData(
        "conv2d: {filters: 8, kernel_size: 1, initializer: zeros}, tanh, "
        + "conv2d: {filters: 8, kernel_size: 1, initializer: {constant: 0}}",
        "model[3].conv2d: only zeros come in, since the weights of model[1].conv2d start at zero, and then no gradient "
        + "passes: nothing before it could ever learn. Choose another initializer.")]
    [InlineData(
        "conv2d: {filters: 6, kernel_size: 3, groups: 3}",
        "model[1].conv2d: groups: 3 does not divide the 8 channels it gets from model[0].conv2d. "
        + "Choose a number that divides both.")]
    [InlineData(
        "group_norm",
        "model[1].group_norm: groups: 32 does not divide the 8 channels it gets from model[0].conv2d. "
        + "Choose a number that does.")]
    [InlineData(
        "max_pool2d: {pool_size: 3, padding: 2}",
        "model[1].max_pool2d: a padding of 2x2 is more than half of the 3x3 window, which could then see nothing else. "
        + "Choose a smaller one, or same.")]
    public void Check_OfWhatHasNoEffect_IsRefused(string layers, string problem)
    {
        var result = SpecReader.Read(Text(layers), "x.yaml", []);

        Assert.EndsWith(": " + problem, Assert.Single(result.Problems).ToString(), StringComparison.Ordinal);
    }

    // What looks like the above and is in order.
    [Theory]
    [InlineData("relu, batch_norm, relu")]
    [InlineData("relu, selu")]
    [InlineData("dropout: 0")]
    [InlineData("batch_norm")]
    [InlineData("repeat: {times: 1, layers: [relu]}")]
    [InlineData("conv2d: {filters: 8, kernel_size: 1, initializer: zeros}")]
    [InlineData("conv2d: {filters: 8, kernel_size: 1, initializer: zeros, bias_initializer: ones, activation: relu}")]
    [InlineData("conv2d: {filters: 8, kernel_size: 1, initializer: zeros, activation: leaky_relu}")]
    [InlineData("conv2d: {filters: 8, kernel_size: 1, initializer: zeros}, concat: {branches: [[relu], [tanh]]}")]
    [InlineData("residual: {layers: [conv2d: {filters: 8, kernel_size: 1, initializer: zeros}]}, relu")]
    public void Check_OfWhatHasAnEffect_IsInOrder(string layers) =>
        Assert.Empty(SpecReader.Read(Text(layers), "x.yaml", []).Problems);

    // That the check is right about gradients: the blocked ones are zero indeed, the others are not.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ZeroWeights_BeforeARelu_GetNoGradient(bool relu)
    {
        using var scope = NewDisposeScope();
        var layers = new LayerSpec[]
        {
            new Flatten { Name = "f" },
            Experiments.Some.Dense("zero", 4) with { WeightInitializer = new Zeros() },
            relu ? new Relu { Name = "a" } : new LeakyRelu { Name = "a", NegativeSlope = 0.1 },
            Experiments.Some.Dense("last", 2),
        };
        using var model = ModelCompiler.Compile(
            layers, new DatasetDescription("digits", new Shape(1, 2, 2), ["0", "1"], 1, 1), new TrialSeed(1));

        nn.functional.cross_entropy(model.call(rand(8, 1, 2, 2)), zeros(8, dtype: ScalarType.Int64)).backward();

        Assert.Equal(relu, model.get_parameter("zero.weight")!.grad!.abs().sum().item<float>() == 0);
    }

    private static string Text(string layers) =>
        Some.Text.Replace(", activation: relu", ", padding: same").Replace("  - max_pool2d: 2\n", $"{Lines(layers)}")
            .Replace("  - flatten\n", layers.StartsWith("global", StringComparison.Ordinal) ? "" : "  - flatten\n");

    // A list in one line, in lines.
    private static string Lines(string layers)
    {
        var (depth, lines) = (0, "  - ");
        foreach (var character in layers + ",")
        {
            depth += character is '{' or '[' ? 1 : character is '}' or ']' ? -1 : 0;
            lines += character == ',' && depth == 0 ? "\n  - " : character;
        }
        return lines[..^4];
    }
}
