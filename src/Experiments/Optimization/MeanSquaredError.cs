using Experiments.Layers;
using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>
/// The mean over classes of the squared difference between the probabilities of softmax and the label, 1 for its class
/// and 0 for the others; what Keras's mean_squared_error gives behind a softmax.
/// </summary>
public sealed record MeanSquaredError : LossSpec
{
    /// <inheritdoc/>
    public override string Kind => "mean_squared_error";

    /// <inheritdoc/>
    public override string? Misfit(int classCount, IReadOnlyList<LayerSpec> model) => model is [.., Softmax]
        ? null
        : "compares probabilities with labels, but the model does not end in softmax. Add softmax as the last layer.";

    /// <inheritdoc/>
    public override Tensor Of(Tensor logits, Tensor labels)
    {
        // The compiler leaves a final softmax out, since the other loss takes logits; so it is taken here.
        var probabilities = nn.functional.softmax(logits, 1);
        return nn.functional.mse_loss(
            probabilities,
            AreProbabilities(labels)
                ? labels : nn.functional.one_hot(labels, logits.shape[1]).to_type(probabilities.dtype));
    }
}
