using Experiments.Layers;
using Experiments.Optimization;
using Experiments.Spec;

namespace Experiments.Trials;

/// <summary>Trainings that keep as much state as there can be, with each optimizer.</summary>
internal static class EveryOptimizer
{
    public static Dictionary<string, OptimizerSpec> ByKind { get; } = new OptimizerSpec[]
    {
        new Sgd { LearningRate = 0.01, Momentum = 0.9, Nesterov = true },
        new RmsProp { LearningRate = 0.001, Rho = 0.9, Momentum = 0.5, Epsilon = 1e-7 },
        new Adagrad { LearningRate = 0.01, InitialAccumulatorValue = 0.1, Epsilon = 1e-7 },
        new Adadelta { LearningRate = 0.5, Rho = 0.95, Epsilon = 1e-6 },
        new Adam { LearningRate = 0.01, Epsilon = 1e-7 },
        new AdamW { LearningRate = 0.01, Epsilon = 1e-7, WeightDecay = 0.01 },
        new Nadam { LearningRate = 0.01, Epsilon = 1e-7 },
        new Radam { LearningRate = 0.01, Epsilon = 1e-7 },
    }.ToDictionary(spec => spec.Kind);

    public static ExperimentSpec Everything(OptimizerSpec optimizer) => Some.Spec with
    {
        Augmentation = new() { Rotation = 10, ShiftX = 0.1 },
        Model =
        [
            .. Some.Layers.Take(2),
            new BatchNorm { Name = "batch_norm_1", Momentum = 0.9, Epsilon = 1e-3 },
            .. Some.Layers.Skip(2)
                .Select(layer => layer is Dense dense ? dense with { L2 = 1e-3, WeightDecay = 0.01 } : layer),
        ],
        Training = Some.Spec.Training with
        {
            Epochs = 3,
            Optimizer = optimizer,
            Schedule = new PlateauSchedule { Patience = 1, MinDelta = 0.5, WarmupEpochs = 1 },
            EarlyStopping = new() { Patience = 3, RestoreBest = true },
            ClipNorm = 1,
            WeightAverage = 0.9,
        },
    };
}
