using Experiments.Data;
using Experiments.Layers;
using Experiments.Optimization;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;
using static System.FormattableString;

namespace Experiments;

/// <summary>Ordinary values for tests that are about something else.</summary>
internal static class Some
{
    public static TrialPlan Plan { get; } = new("base", 1);

    /// <summary>A convolution, a pooling, a dropout and a dense layer over 28x28 digits: under 2,000 weights.</summary>
    public static IReadOnlyList<LayerSpec> Layers { get; } =
    [
        new Conv2d
        {
            Name = "conv2d_1",
            Filters = 4,
            KernelSize = Extent.Square(5),
            Strides = Extent.Square(2),
            WeightInitializer = new GlorotUniform(),
            BiasInitializer = new Zeros(),
        },
        new Relu { Name = "conv2d_1_relu" },
        new MaxPool2d { Name = "max_pool2d_1", Strides = Extent.Square(2) },
        new Dropout { Name = "dropout_1", Rate = 0.25 },
        new Flatten { Name = "flatten_1" },
        Dense("dense_1", 10),
        new Softmax { Name = "softmax_1" },
    ];

    public static Dense Dense(string name, int units) => new()
    {
        Name = name,
        Units = units,
        WeightInitializer = new GlorotUniform(),
        BiasInitializer = new Zeros(),
    };

    /// <summary>
    /// 250 training and 50 validation examples in batches of 32, so the last batch of an epoch is short.
    /// </summary>
    public static ExperimentSpec Spec { get; } = new()
    {
        Name = "tiny",
        Title = "Tiny",
        Conventions = "keras",
        Data = new DataSpec
        {
            Dataset = "digits",
            TrainLimit = 300,
            TestLimit = 60,
            Validation = new LastFraction(1.0 / 6),
        },
        Model = Layers,
        Training = new TrainingSpec
        {
            Epochs = 2,
            BatchSize = 32,
            Optimizer = new Adam { LearningRate = 0.01, Epsilon = 1e-7 },
            Loss = new CrossEntropy(),
        },
        Trials = new TrialsSpec(),
    };

    /// <summary>Two rates of dropout, the spec with each.</summary>
    public static Experiment Sweep(params double[] rates) => new()
    {
        Base = Spec,
        Variants =
        [
            .. rates.Select(rate => new Variant(
                Invariant($"rate-{rate}"),
                [("rate", Invariant($"{rate}"))],
                Spec with
                {
                    Model = [.. Layers.Select(layer => layer is Dropout drop ? drop with { Rate = rate } : layer)],
                })),
        ],
        SweptKeys = ["rate"],
        Yaml = Invariant($"sweep: {string.Join(' ', rates)}\n"),
    };

    public static EpochRecord Epoch(int number) =>
        new(number, 1.0 / number, 0.1 * number, 2.0 / number, 0.09 * number, 0.001, TimeSpan.FromSeconds(1.25));

    public static TrialOutcome Outcome(TrialStatus status = TrialStatus.Completed, TrialPlan? plan = null) => new(
        plan ?? Plan,
        status,
        status == TrialStatus.Completed ? null : "out of \"luck\", twice",
        [Epoch(1), Epoch(2), Epoch(3)],
        status == TrialStatus.Completed ? 0.1 + 0.2 : null,
        status == TrialStatus.Completed ? 0.9887 : null,
        TimeSpan.FromSeconds(7.5));
}
