using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// Normalizes each channel (each unit of a vector) by mean and variance over the batch in training, and by running
/// means of these afterwards.
/// </summary>
/// <remarks>Ioffe and Szegedy, "Batch normalization", ICML 2015.</remarks>
public sealed record BatchNorm : Normalization
{
    /// <summary>
    /// The share of the running mean that a step keeps, from 0 to below 1, as Keras has it; PyTorch's is 1 less this.
    /// Default by conventions: 0.99 (keras), 0.9 (pytorch).
    /// </summary>
    public required double Momentum { get; init; }

    /// <inheritdoc/>
    public override string Kind => "batch_norm";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [Setting.Of("momentum", Momentum), .. base.Settings];

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => new Module(input.Channels, Momentum, Epsilon);

    /// <remarks>Torch's module but for one thing: see forward. Weights and running means have the same names.</remarks>
    private sealed class Module : nn.Module<Tensor, Tensor>
    {
        private readonly long _channels;
        private readonly double _momentum;
        private readonly double _epsilon;

        public Module(long channels, double momentum, double epsilon)
            : base(nameof(BatchNorm))
        {
            (_channels, _momentum, _epsilon) = (channels, momentum, epsilon);
            register_parameter("weight", nn.Parameter(torch.ones(channels)));
            register_parameter("bias", nn.Parameter(torch.zeros(channels)));
            register_buffer("running_mean", torch.zeros(channels));
            register_buffer("running_var", torch.ones(channels));
        }

        public override Tensor forward(Tensor input)
        {
            // One number has no spread: a last batch of a single vector is normalized by the running means, where torch
            // would refuse it.
            var hasSpread = input.numel() > _channels;
            return nn.functional.batch_norm(
                input,
                get_buffer("running_mean"),
                get_buffer("running_var"),
                get_parameter("weight"),
                get_parameter("bias"),
                training && hasSpread,
                1 - _momentum,
                _epsilon);
        }
    }
}
