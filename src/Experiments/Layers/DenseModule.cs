using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>Weighted sums of all inputs.</summary>
internal sealed class DenseModule(Dense layer, long inputs)
    : HeavyModule(nameof(DenseModule), zeros(layer.Units, inputs), layer.Bias)
{
    protected override Tensor Sums(Tensor input, Tensor weight, Tensor? bias) =>
        nn.functional.linear(input, weight, bias);
}
