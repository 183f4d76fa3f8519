using Experiments.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>Minus the logarithm of the probability that softmax gives the right class.</summary>
public sealed record CrossEntropy : LossSpec
{
    /// <summary>The share of each label that is spread evenly over all classes, from 0 to below 1. Default 0.</summary>
    /// <remarks>Szegedy et al., "Rethinking the Inception architecture for computer vision", 2016.</remarks>
    public double LabelSmoothing { get; init; }

    /// <summary>
    /// How much the training examples of each class count; null where all count the same. Default null.
    /// </summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <inheritdoc/>
    public override string Kind => "cross_entropy";

    /// <inheritdoc/>
    public override string Unit => "nats";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings =>
    [
        Setting.Of("label_smoothing", LabelSmoothing),
        .. ClassWeights is { } weights ? [new Setting("class_weights", weights.Text)] : (Setting[])[],
    ];

    /// <inheritdoc/>
    public override string? Misfit(int classCount, IReadOnlyList<LayerSpec> model) => ClassWeights?.Misfit(classCount);

    /// <inheritdoc/>
    public override Tensor Of(Tensor logits, Tensor labels) =>
        nn.functional.cross_entropy(logits, labels, label_smoothing: LabelSmoothing);

    /// <summary>
    /// As Keras's class_weight: an example's loss times its class's weight, summed and divided by the size of the
    /// batch. PyTorch divides by the sum of the batch's weights, which makes an example's part in a step hang on what
    /// else is in its batch.
    /// </summary>
    public override Func<Tensor, Tensor, Tensor> ForTraining(IReadOnlyList<int> classCounts, Device device)
    {
        if (ClassWeights is null)
        {
            return Of;
        }
        var weights = torch.tensor(ClassWeights.Of(classCounts)).to(device);
        return (logits, labels) =>
        {
            var losses = nn.functional.cross_entropy(
                logits, labels, reduction: nn.Reduction.None, label_smoothing: LabelSmoothing);

            // An example that is of several classes, each with its probability, counts as they do in the mean.
            var factors = AreProbabilities(labels)
                ? labels.matmul(weights.slice(0, 0, labels.shape[1], 1))
                : weights.index_select(0, labels);
            return (losses * factors).mean();
        };
    }
}
