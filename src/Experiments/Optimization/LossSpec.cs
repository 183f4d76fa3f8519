using Experiments.Layers;
using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>What training makes small.</summary>
public abstract record LossSpec
{
    /// <summary>The name in the catalogue: cross_entropy.</summary>
    public abstract string Kind { get; }

    /// <summary>The unit of its numbers; null where they have none.</summary>
    public virtual string? Unit => null;

    /// <summary>Every setting, defaults included, in a fixed order; class weights only where they are given.</summary>
    public virtual IReadOnlyList<Setting> Settings => [];

    /// <summary>
    /// Why the loss does not suit the data or the model, as a sentence that says what to do; null where it does.
    /// </summary>
    /// <param name="classCount">Classes of the dataset.</param>
    /// <param name="model">The layers in order.</param>
    public virtual string? Misfit(int classCount, IReadOnlyList<LayerSpec> model) => null;

    /// <summary>The mean loss over a batch, a scalar; every example counts the same.</summary>
    /// <param name="logits">What the model gives before softmax: [batch, classes].</param>
    /// <param name="labels">
    /// Class numbers: [batch], Int64; or the probability of each class: [batch, classes], Float32.
    /// </param>
    public abstract Tensor Of(Tensor logits, Tensor labels);

    /// <summary>Whether labels are probabilities of each class rather than class numbers.</summary>
    public static bool AreProbabilities(Tensor labels) => labels.dim() == 2;

    /// <summary>The loss as training takes it, in which some classes may count more than others.</summary>
    /// <param name="classCounts">How many training examples each class has.</param>
    /// <param name="device">Where the model is.</param>
    public virtual Func<Tensor, Tensor, Tensor> ForTraining(IReadOnlyList<int> classCounts, Device device) => Of;
}
