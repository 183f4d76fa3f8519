using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// A convolution or a matrix product: weighted sums of its input, where nearly all of a model's multiply-adds are. It
/// can take them in another type than that of its weights, which stay float32. Its weights have the names that torch's
/// own modules give them, so files of weights do not tell the two apart.
/// </summary>
internal abstract class HeavyModule : nn.Module<Tensor, Tensor>
{
    private ScalarType _type = ScalarType.Float32;

    /// <param name="name">The name of the module's kind.</param>
    /// <param name="weight">The weight, of zeros; outputs come first.</param>
    /// <param name="hasBias">Whether each output has a number of its own added.</param>
    protected HeavyModule(string name, Tensor weight, bool hasBias)
        : base(name)
    {
        var outputs = weight.shape[0];
        register_parameter("weight", nn.Parameter(weight));
        if (hasBias)
        {
            register_parameter("bias", nn.Parameter(torch.zeros(outputs)));
        }
    }

    /// <summary>Takes the sums in this type from now on, and gives them in it.</summary>
    public void ComputeIn(ScalarType type) => _type = type;

    /// <inheritdoc/>
    public sealed override Tensor forward(Tensor input)
    {
        // Asked for by name, since moving a module to another device may put new parameters in the place of the old
        // ones.
        var weight = get_parameter("weight")!;
        var bias = get_parameter("bias");
        using var castInput = Cast(input);
        using var castWeight = Cast(weight);
        using var castBias = bias is null ? null : Cast(bias);
        return Sums(castInput ?? input, castWeight ?? weight, castBias ?? bias);
    }

    /// <summary>The sums themselves, of three tensors of one type.</summary>
    protected abstract Tensor Sums(Tensor input, Tensor weight, Tensor? bias);

    // Autograd goes through the cast, so gradients reach the float32 weight in float32.
    private Tensor? Cast(Tensor tensor) => tensor.dtype == _type ? null : tensor.to(_type);
}
