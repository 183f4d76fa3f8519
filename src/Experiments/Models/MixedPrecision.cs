using Experiments.Layers;
using static TorchSharp.torch;

namespace Experiments.Models;

/// <summary>Lets a model compute in bfloat16 where that is fast, and in float32 where it takes more digits.</summary>
internal static class MixedPrecision
{
    /// <summary>
    /// Convolutions and dense layers take and give bfloat16; layers without weights, as activations and poolings, go on
    /// in what they get. Every other layer with weights or running means, as a normalization, gets float32, and so do
    /// mish, which processors have in float32 only, and the loss.
    /// </summary>
    public static void Apply(CompiledModel model)
    {
        foreach (var (_, module) in model.named_modules())
        {
            if (module is HeavyModule heavy)
            {
                heavy.ComputeIn(ScalarType.BFloat16);
            }
            else if (module is nn.Module<Tensor, Tensor> other
                && (HasNumbersOfItsOwn(other) || other is TorchSharp.Modules.Mish))
            {
                other.register_forward_pre_hook((_, input) => input.to(ScalarType.Float32));
            }
        }
        model.register_forward_hook((_, _, logits) => logits.to(ScalarType.Float32));
    }

    private static bool HasNumbersOfItsOwn(nn.Module module) =>
        module.named_parameters(recurse: false).Any() || module.named_buffers(recurse: false).Any();
}
