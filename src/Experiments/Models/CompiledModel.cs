using Experiments.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Experiments.Models;

/// <summary>
/// A model ready to train: takes images [batch, channels, height, width] and gives logits [batch, classes]. Weights are
/// named after their layers, as PyTorch does it: conv2d_1.weight, conv2d_1.bias, dense_1.weight.
/// </summary>
public sealed class CompiledModel : nn.Module<Tensor, Tensor>
{
    private readonly ModuleSequence _layers;

    private readonly IReadOnlyDictionary<string, double> _l2;

    internal CompiledModel(
        IReadOnlyList<(string Name, nn.Module<Tensor, Tensor> Module)> layers,
        IReadOnlyDictionary<string, double> l2,
        IReadOnlyDictionary<string, double> weightDecays)
        : base(nameof(CompiledModel))
    {
        _l2 = l2;
        WeightDecays = weightDecays;
        _layers = new(layers.Select(layer => layer.Module));
        foreach (var (name, module) in layers)
        {
            register_module(name, module);
        }
    }

    /// <summary>How many numbers training adjusts.</summary>
    public long ParameterCount => parameters().Sum(parameter => parameter.numel());

    /// <summary>
    /// The weights that the loss grows by, each with its factor: the loss gets factor x sum of squares added. They are
    /// looked up as they are now, so ask again after the model has moved to another device.
    /// </summary>
    public IReadOnlyList<(Parameter Weight, double L2)> Penalties =>
    [
        .. named_parameters()
            .Where(entry => _l2.ContainsKey(entry.name))
            .Select(entry => (entry.parameter, _l2[entry.name])),
    ];

    /// <summary>
    /// A loss with the layers' penalties added. As in Keras, it is what training makes small and what training,
    /// validation and test report; without penalties the loss itself.
    /// </summary>
    public Tensor Penalized(Tensor loss) => _l2.Count == 0
        ? loss
        : Penalties.Aggregate(loss, (sum, penalty) => sum.add(penalty.Weight.square().sum(), penalty.L2));

    /// <summary>The weights with a weight decay of their own, by their names among <c>named_parameters()</c>.</summary>
    public IReadOnlyDictionary<string, double> WeightDecays { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => _layers.Run(input, training);
}
