using Experiments.Layers;
using Experiments.Optimization;
using Xunit;

namespace Experiments.Trials;

/// <summary>What the settings of training do to a trial.</summary>
[Collection(nameof(TorchAlone))]
public sealed class TrainingSettingsTests : TrialsInAFolder
{
    [Fact]
    public void Run_WithASchedule_WritesTheRateOfEachEpochsLastStep()
    {
        var outcome = Run(Training(training => training with
        {
            Epochs = 3,
            Schedule = new CosineSchedule { WarmupEpochs = 1 },
        }));

        // 8 steps an epoch: the cosine goes over 16 of them, and its steps 7 and 15 are the last of an epoch.
        Assert.Equal(
            [0.01, 0.005 * (1 + Math.Cos(Math.PI * 7 / 16)), 0.005 * (1 + Math.Cos(Math.PI * 15 / 16))],
            outcome.Epochs.Select(epoch => epoch.LearningRate),
            (expected, actual) => Math.Abs(expected - actual) < 1e-15);
    }

    // A rate that falls by ten million after the first epoch leaves the weights where they are, so nothing gets better.
    [Fact]
    public void Run_WithoutProgress_StopsEarlyAndTestsTheBestEpoch()
    {
        var spec = Training(training => training with
        {
            Epochs = 9,
            Schedule = new StepSchedule { StepSize = 1, Gamma = 1e-7 },
            EarlyStopping = new() { Patience = 2, MinDelta = 0.01, RestoreBest = true },
        });

        var outcome = Run(spec);

        Assert.Equal((3, 3, 1), (outcome.Epochs.Count, outcome.StoppedAfter, outcome.RestoredEpoch));
        Assert.Equal(outcome with { Epochs = [] }, Folder.Trial(Some.Plan).Outcome(Some.Plan)! with { Epochs = [] });
        Assert.Contains(
            "Training ended after epoch 3 of 9 with the weights of epoch 1",
            File.ReadAllText(Folder.Trial(Some.Plan).Log), StringComparison.Ordinal);
        Assert.Equal(
            Run(Training(training => training with { Epochs = 1 })).TestLoss, outcome.TestLoss);
    }

    [Fact]
    public void Run_WithPenalties_ReportsThemInEveryLoss()
    {
        var model = Some.Spec.Model;
        var penalized = Some.Spec with
        {
            Model = [.. model.Select(layer => layer is Dense dense ? dense with { L2 = 0.1 } : layer)],
            Training = Some.Spec.Training with { Optimizer = new Sgd { LearningRate = 1e-9 }, Epochs = 1 },
        };

        var (with, without) = (Run(penalized), Run(penalized with { Model = model }));

        var penalty = with.TestLoss - without.TestLoss;
        Assert.InRange(penalty!.Value, 0.1, 10);
        Assert.Equal(penalty.Value, with.Epochs[0].TrainingLoss - without.Epochs[0].TrainingLoss, 1e-4);
        Assert.Equal(penalty.Value, (with.Epochs[0].ValidationLoss - without.Epochs[0].ValidationLoss)!.Value, 1e-4);
    }

    [Fact]
    public void Run_WithALayersWeightDecay_DecaysItsWeightOnly()
    {
        // Without a gradient to speak of, decay alone moves the weights: by the factor 1 - 1e-3 * 0.5 a step.
        var decaying = Some.Spec with
        {
            Model =
                [.. Some.Spec.Model.Select(layer => layer is Dense dense ? dense with { WeightDecay = 500 } : layer)],
            Training = Some.Spec.Training with { Optimizer = new Sgd { LearningRate = 1e-6 }, Epochs = 1 },
        };

        var (decayed, still) = (WeightsAfter(decaying), WeightsAfter(decaying with { Model = Some.Spec.Model }));

        Assert.Equal(still["conv2d_1.weight"][0], decayed["conv2d_1.weight"][0], 1e-5);
        Assert.Equal(still["dense_1.weight"][0] * Math.Pow(1 - 5e-4, 8), decayed["dense_1.weight"][0], 1e-5);
    }

    [Fact]
    public void Run_WithATinyClipNorm_HardlyMoves()
    {
        // Steps of 1e-5 in all: no loss can change by much.
        var outcome = Run(Training(training => training with
        {
            Optimizer = new Sgd { LearningRate = 1 },
            ClipNorm = 1e-5,
            Epochs = 2,
        }));

        Assert.Equal(outcome.Epochs[0].ValidationLoss!.Value, outcome.Epochs[1].ValidationLoss!.Value, 1e-2);
    }

    [Fact]
    public void Run_WithEverythingSwitchedOn_GivesTheSameBitsAgain()
    {
        var spec = Training(training => training with
        {
            Epochs = 4,
            Optimizer = new AdamW { LearningRate = 0.01, Epsilon = 1e-7, WeightDecay = 0.004 },
            Schedule = new PlateauSchedule { Patience = 1, MinDelta = 0.5, WarmupEpochs = 1 },
            Loss = new CrossEntropy { LabelSmoothing = 0.1, ClassWeights = new BalancedClassWeights() },
            EarlyStopping = new() { Patience = 3, RestoreBest = true },
            ClipNorm = 1,
            WeightAverage = 0.9,
            Precision = Precision.Mixed,
        });
        var model = spec.Model.Select(layer => layer is Dense dense ? dense with { L2 = 1e-3 } : layer);
        spec = spec with { Model = [.. model] };

        var first = Run(spec);
        var weights = File.ReadAllBytes(Folder.Trial(Some.Plan).Weights);
        var second = Run(spec);

        AssertSameNumbers(first, second);
        Assert.Equal(weights, File.ReadAllBytes(Folder.Trial(Some.Plan).Weights));
        Assert.True(first.Epochs[^1].LearningRate < 0.01, "the rate fell");
        Assert.Equal(TrialStatus.Completed, first.Status);
    }

    [Fact]
    public void Run_WithAWeightAverage_KeepsTheAverageThatWasValidated()
    {
        var spec = Training(training => training with { WeightAverage = 0.9, Epochs = 3 });

        var averaged = Run(spec);
        var plain = Run(Training(training => training with { Epochs = 3 }));

        // Averaging changes what is validated and tested, and nothing about how training goes.
        Assert.Equal(
            plain.Epochs.Select(epoch => epoch.TrainingLoss), averaged.Epochs.Select(epoch => epoch.TrainingLoss));
        Assert.NotEqual(plain.Epochs[^1].ValidationLoss, averaged.Epochs[^1].ValidationLoss);
        Assert.NotEqual(plain.TestLoss, averaged.TestLoss);
    }
}
