using Experiments.Optimization;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>The losses that an experiment file can name.</summary>
internal static class LossCatalogue
{
    private const int MostClasses = 256;

    /// <summary>All losses.</summary>
    public static Catalogue<LossSpec> Losses { get; } = new("loss")
    {
        ["cross_entropy"] = new(
            "Minus the logarithm of the probability that softmax gives the right class; in nats.",
            map => new CrossEntropy
            {
                LabelSmoothing = map.Number(
                    "label_smoothing", Interval.BelowOne, 0,
                    "the share of each label that is spread evenly over all classes"),
                ClassWeights = map.Optional(
                    "class_weights", new ClassWeightsRule(MostClasses)!, null, "all the same",
                    "how much the training examples of each class count; an example's loss is multiplied by it"),
            }),
        ["mean_squared_error"] = new(
            "The squared difference between softmax's probabilities and 1 for the right class, 0 for the others.",
            _ => new MeanSquaredError()),
    };
}
