using Experiments.Optimization;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>
/// The optimizers that an experiment file can name. The defaults are those of Keras 3 and PyTorch 2; where they have no
/// such optimizer (radam in Keras), those of its closest relative.
/// </summary>
internal static class OptimizerCatalogue
{
    /// <summary>All optimizers.</summary>
    public static Catalogue<OptimizerSpec> Optimizers { get; } = new("optimizer")
    {
        ["adam"] = new(
            "Steps scaled by running means of the gradient and of its square (Kingma and Ba 2015).",
            map => new Adam
            {
                LearningRate = LearningRate(map, 0.001),
                Beta1 = Beta1(map),
                Beta2 = Beta2(map),
                Epsilon = Epsilon(map),
                WeightDecay = WeightDecay(map),
            }),
        ["adamw"] = new(
            "Adam whose weight decay shrinks the weights themselves (Loshchilov and Hutter 2019).",
            map => new AdamW
            {
                LearningRate = LearningRate(map, 0.001),
                Beta1 = Beta1(map),
                Beta2 = Beta2(map),
                Epsilon = Epsilon(map),
                WeightDecay = map.Number(
                    "weight_decay", Interval.NotNegative, map.Conventions.Of(keras: 0.004, pytorch: 0.01),
                    "the share of each weight, times the learning rate, that a step takes off it"),
            }),
        ["nadam"] = new(
            "Adam that looks ahead along its momentum, as Nesterov's does (Dozat 2016).",
            map => new Nadam
            {
                LearningRate = LearningRate(map, map.Conventions.Of(keras: 0.001, pytorch: 0.002)),
                Beta1 = Beta1(map),
                Beta2 = Beta2(map),
                Epsilon = Epsilon(map),
                WeightDecay = WeightDecay(map),
            }),
        ["radam"] = new(
            "Adam that takes plain momentum steps at first, while its scale is uncertain (Liu et al. 2020).",
            map => new Radam
            {
                LearningRate = LearningRate(map, 0.001),
                Beta1 = Beta1(map),
                Beta2 = Beta2(map),
                Epsilon = Epsilon(map),
                WeightDecay = WeightDecay(map),
            }),
        ["sgd"] = new(
            "Stochastic gradient descent, with momentum where asked for.",
            map =>
            {
                var sgd = new Sgd
                {
                    LearningRate = LearningRate(map, map.Conventions.Of(keras: 0.01, pytorch: 0.001)),
                    Momentum = Momentum(map),
                    Nesterov = map.Optional(
                        "nesterov", new FlagRule(), false, "false",
                        "whether the gradient is taken where momentum would lead"),
                    WeightDecay = WeightDecay(map),
                };
                if (sgd is { Nesterov: true, Momentum: 0 } && !map.Failed)
                {
                    map.Fail(
                        "nesterov",
                        "has no effect without momentum. Set momentum, as 0.9, or leave nesterov out.");
                }
                return sgd;
            }),
        ["rmsprop"] = new(
            "Steps scaled by a running mean of the gradient's square (Tieleman and Hinton 2012).",
            map => new RmsProp
            {
                LearningRate = LearningRate(map, map.Conventions.Of(keras: 0.001, pytorch: 0.01)),
                Rho = map.Number(
                    "rho", Interval.BelowOne, map.Conventions.Of(keras: 0.9, pytorch: 0.99),
                    "how slowly the mean of the square changes"),
                Momentum = Momentum(map),
                Epsilon = map.Number(
                    "epsilon", Interval.Positive, map.Conventions.Of(keras: 1e-7, pytorch: 1e-8),
                    "added to that mean's root, as PyTorch does (Keras adds it beneath the root)"),
                Centered = map.Optional(
                    "centered", new FlagRule(), false, "false",
                    "whether the gradient's variance takes the place of its square"),
                WeightDecay = WeightDecay(map),
            }),
        ["adagrad"] = new(
            "Steps scaled by the sum of the gradient's squares so far (Duchi, Hazan and Singer 2011).",
            map => new Adagrad
            {
                LearningRate = LearningRate(map, map.Conventions.Of(keras: 0.001, pytorch: 0.01)),
                InitialAccumulatorValue = map.Number(
                    "initial_accumulator_value", Interval.NotNegative, map.Conventions.Of(keras: 0.1, pytorch: 0),
                    "what the sum starts from"),
                Epsilon = map.Number(
                    "epsilon", Interval.Positive, map.Conventions.Of(keras: 1e-7, pytorch: 1e-10),
                    "added to the sum's root, as PyTorch does (Keras adds it beneath the root)"),
                WeightDecay = WeightDecay(map),
            }),
        ["adadelta"] = new(
            "Steps scaled by running means of the gradient's square and of the steps' own (Zeiler 2012).",
            map => new Adadelta
            {
                LearningRate = LearningRate(map, map.Conventions.Of(keras: 0.001, pytorch: 1)),
                Rho = map.Number(
                    "rho", Interval.BelowOne, map.Conventions.Of(keras: 0.95, pytorch: 0.9),
                    "how slowly both means change"),
                Epsilon = map.Number(
                    "epsilon", Interval.Positive, map.Conventions.Of(keras: 1e-7, pytorch: 1e-6),
                    "added to both means, so that the first step is not 0"),
                WeightDecay = WeightDecay(map),
            }),
    };

    /// <summary>What a file that names no optimizer trains with: adam as the conventions have it.</summary>
    public static OptimizerSpec Default(FieldReader map) =>
        Optimizers["adam"].Read(new FieldReader(null, map.Mark, map.Path, map.Reading));

    private static double LearningRate(FieldReader map, double orElse) =>
        map.Number("learning_rate", Interval.Positive, orElse, "the step size, before any schedule");

    private static double Beta1(FieldReader map) =>
        map.Number("beta_1", Interval.BelowOne, 0.9, "how slowly the mean of the gradient changes");

    private static double Beta2(FieldReader map) =>
        map.Number("beta_2", Interval.BelowOne, 0.999, "how slowly the mean of its square changes");

    private static double Epsilon(FieldReader map) => map.Number(
        "epsilon", Interval.Positive, map.Conventions.Of(keras: 1e-7, pytorch: 1e-8),
        "added to that mean's root, so that the division stays finite");

    private static double Momentum(FieldReader map) => map.Number(
        "momentum", Interval.BelowOne, 0, "the share of the last step that is taken again");

    private static double WeightDecay(FieldReader map) => map.Number(
        "weight_decay", Interval.NotNegative, 0,
        "the multiple of each weight that is added to its gradient, as PyTorch does (Keras's is that of adamw)");
}
