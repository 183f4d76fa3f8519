using Experiments.Data;
using Experiments.Layers;
using Experiments.Randomness;
using static TorchSharp.torch;

namespace Experiments.Models;

/// <summary>Makes a model from its layers.</summary>
public static class ModelCompiler
{
    /// <summary>
    /// Builds the layers in order, each on the shape that the one before it gives, and draws their initial weights, each layer from
    /// a stream of its own name: another layer elsewhere leaves them as they are. A final softmax is left out, since the loss takes
    /// logits.
    /// </summary>
    /// <param name="layers">The layers, known to fit one another.</param>
    /// <param name="dataset">Gives the shape of an image.</param>
    /// <param name="seed">The trial's seed.</param>
    public static CompiledModel Compile(IReadOnlyList<LayerSpec> layers, DatasetDescription dataset, TrialSeed seed)
    {
        var modules = new List<(string, nn.Module<Tensor, Tensor>)>();
        var shape = dataset.Shape;
        foreach (var layer in WithoutFinalSoftmax(layers))
        {
            var module = layer.ToModule(shape);
            using var generator = new Generator(seed.For($"weights/{layer.Name}"));
            layer.Initialize(module, generator);
            modules.Add((layer.Name, module));
            shape = layer.OutputShape(shape);
        }
        return new(modules);
    }

    private static IEnumerable<LayerSpec> WithoutFinalSoftmax(IReadOnlyList<LayerSpec> layers) =>
        layers is [.., Softmax] ? layers.SkipLast(1) : layers;
}
