using static TorchSharp.torch;

namespace Experiments.Models;

/// <summary>
/// A model ready to train: takes images [batch, channels, height, width] and gives logits [batch, classes]. Weights are named
/// after their layers, as PyTorch does it: conv2d_1.weight, conv2d_1.bias, dense_1.weight.
/// </summary>
public sealed class CompiledModel : nn.Module<Tensor, Tensor>
{
    private readonly IReadOnlyList<nn.Module<Tensor, Tensor>> _layers;

    internal CompiledModel(IReadOnlyList<(string Name, nn.Module<Tensor, Tensor> Module)> layers)
        : base(nameof(CompiledModel))
    {
        _layers = [.. layers.Select(layer => layer.Module)];
        foreach (var (name, module) in layers)
        {
            register_module(name, module);
        }
    }

    /// <summary>How many numbers training adjusts.</summary>
    public long ParameterCount => parameters().Sum(parameter => parameter.numel());

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var output = input;
        foreach (var layer in _layers)
        {
            var previous = output;
            output = layer.call(previous);

            // What lies between two layers is as large as anything here. Autograd keeps what it needs of it; holding the rest until
            // the step ends would double the memory of an evaluation.
            if (!ReferenceEquals(previous, input) && !ReferenceEquals(previous, output))
            {
                previous.Dispose();
            }
        }
        return output;
    }
}
