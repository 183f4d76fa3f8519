using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// Normalizes a vector over its units, and an image over its channels, pixel by pixel, as Keras does. (PyTorch's
/// nn.LayerNorm is told what to go over; over a whole image, group_norm with one group does that, with two weights a
/// channel.)
/// </summary>
/// <remarks>Ba, Kiros and Hinton, "Layer normalization", 2016.</remarks>
public sealed record LayerNorm : Normalization
{
    /// <inheritdoc/>
    public override string Kind => "layer_norm";

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source) => input.Channels > 1
        ? null
        : $"there is one {(input.IsImage ? "channel" : "number")} only to normalize over in the {input} from {source}, "
            + "so the same would come out whatever comes in, and nothing before it could learn. Use batch_norm.";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => new Module(input.Channels, Epsilon);

    private sealed class Module : nn.Module<Tensor, Tensor>
    {
        private readonly long[] _normalized;
        private readonly double _epsilon;

        public Module(long channels, double epsilon)
            : base(nameof(LayerNorm))
        {
            (_normalized, _epsilon) = ([channels], epsilon);
            register_parameter("weight", nn.Parameter(torch.ones(channels)));
            register_parameter("bias", nn.Parameter(torch.zeros(channels)));
        }

        public override Tensor forward(Tensor input)
        {
            if (input.dim() == 2)
            {
                return Normalized(input);
            }
            using var channelsLast = input.permute(0, 2, 3, 1);
            using var normalized = Normalized(channelsLast);
            return normalized.permute(0, 3, 1, 2);
        }

        private Tensor Normalized(Tensor input) => nn.functional.layer_norm(
            input, _normalized, get_parameter("weight"), get_parameter("bias"), _epsilon);
    }
}
