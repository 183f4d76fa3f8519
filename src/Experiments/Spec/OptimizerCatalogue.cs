using Experiments.Optimization;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>The optimizers and losses that an experiment file can name.</summary>
internal static class OptimizerCatalogue
{
    /// <summary>All optimizers.</summary>
    public static Catalogue<OptimizerSpec> Optimizers { get; } = new("optimizer")
    {
        ["adam"] = new(
            "Steps scaled by running means of the gradient and of its square (Kingma and Ba 2015).",
            map => new Adam
            {
                LearningRate = map.Number("learning_rate", Interval.Positive, 0.001, "the step size"),
                Beta1 = map.Number("beta_1", Interval.BelowOne, 0.9, "how slowly the mean of the gradient changes"),
                Beta2 = map.Number("beta_2", Interval.BelowOne, 0.999, "how slowly the mean of its square changes"),
                Epsilon = map.Number(
                    "epsilon", Interval.Positive, map.Conventions.AdamEpsilon,
                    "keeps the division by that mean's root finite"),
            }),
        ["sgd"] = new(
            "Stochastic gradient descent, with momentum where asked for.",
            map =>
            {
                var sgd = new Sgd
                {
                    LearningRate = map.Number("learning_rate", Interval.Positive, 0.01, "the step size"),
                    Momentum = map.Number(
                        "momentum", Interval.BelowOne, 0,
                        "the share of the last step that is taken again"),
                    Nesterov = map.Optional(
                        "nesterov", new FlagRule(), false, "false",
                        "whether the gradient is taken where momentum would lead"),
                    WeightDecay = map.Number(
                        "weight_decay", Interval.NotNegative, 0,
                        "the multiple of each weight that is added to its gradient"),
                };
                if (sgd is { Nesterov: true, Momentum: 0 } && !map.Failed)
                {
                    map.Fail(
                        "nesterov",
                        "has no effect without momentum. Set momentum, as 0.9, or leave nesterov out.");
                }
                return sgd;
            }),
    };

    /// <summary>All losses.</summary>
    public static Catalogue<LossSpec> Losses { get; } = new("loss")
    {
        ["cross_entropy"] = new(
            "Minus the logarithm of the probability that softmax gives the right class.",
            _ => new CrossEntropy()),
    };
}
