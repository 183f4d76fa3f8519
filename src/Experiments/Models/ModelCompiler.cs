using Experiments.Data;
using Experiments.Layers;
using Experiments.Randomness;
using static TorchSharp.torch;

namespace Experiments.Models;

/// <summary>Makes a model from its layers.</summary>
public static class ModelCompiler
{
    /// <summary>
    /// Builds the layers in order, each on the shape that the one before it gives, and draws their initial weights,
    /// each layer from a stream of its own name (residual_1.conv2d_2): another layer elsewhere leaves them as they are.
    /// A final softmax is left out, since the loss takes logits.
    /// </summary>
    /// <param name="layers">The layers, known to fit one another.</param>
    /// <param name="dataset">Gives the shape of an image.</param>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="precision">In what numbers it computes.</param>
    public static CompiledModel Compile(
        IReadOnlyList<LayerSpec> layers,
        DatasetDescription dataset,
        TrialSeed seed,
        Precision precision = Precision.Full)
    {
        var stack = new LayerStack([.. WithoutFinalSoftmax(layers)]);
        var leaves = stack.Leaves().ToList();
        var model = new CompiledModel(
            stack.ToModules(dataset.Shape),
            Named(leaves, layer => layer.L2 > 0 ? layer.L2 : null),
            Named(leaves, layer => layer.WeightDecay));
        var byPath = model.named_modules().ToDictionary(entry => entry.name, entry => entry.module);
        foreach (var (path, layer) in leaves)
        {
            using var generator = new Generator(seed.For($"weights/{path}"));
            layer.Initialize((nn.Module<Tensor, Tensor>)byPath[path], generator);
        }
        if (precision == Precision.Mixed)
        {
            MixedPrecision.Apply(model);
        }
        return model;
    }

    // What layers set for their weights, by the weights' names in the model.
    private static Dictionary<string, double> Named(
        IEnumerable<(string Path, LayerSpec Layer)> leaves, Func<WeightedLayer, double?> setting) => leaves
        .Where(leaf => leaf.Layer is WeightedLayer layer && setting(layer) is not null)
        .SelectMany(leaf => ((WeightedLayer)leaf.Layer).WeightNames.Select(
            name => ($"{leaf.Path}.{name}", setting((WeightedLayer)leaf.Layer)!.Value)))
        .ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<LayerSpec> WithoutFinalSoftmax(IReadOnlyList<LayerSpec> layers) =>
        layers is [.., Softmax] ? layers.SkipLast(1) : layers;
}
