using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>A layer with a weight and a bias: a convolution or a dense layer.</summary>
public abstract record WeightedLayer : LayerSpec
{
    /// <summary>
    /// How the weight gets its first values. Default by conventions: glorot_uniform (keras), fan_in_uniform (pytorch).
    /// </summary>
    public required Initializer WeightInitializer { get; init; }

    /// <summary>
    /// How the bias gets its first values. Default by conventions: zeros (keras), fan_in_uniform (pytorch).
    /// </summary>
    public required Initializer BiasInitializer { get; init; }

    /// <inheritdoc/>
    public override void Initialize(nn.Module<Tensor, Tensor> module, Generator generator)
    {
        // Both weights are [outputs, inputs, ...window]; an input reaches outputs x window of them.
        var weight = module.get_parameter("weight")!;
        var shape = weight.shape;
        var window = shape.Skip(2).Aggregate(1L, (product, side) => product * side);
        using (torch.no_grad())
        {
            WeightInitializer.Fill(weight, shape[1] * window, shape[0] * window, generator);
            BiasInitializer.Fill(module.get_parameter("bias")!, shape[1] * window, shape[0] * window, generator);
        }
    }
}
