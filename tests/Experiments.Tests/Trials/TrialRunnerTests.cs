using Experiments.Data;
using Experiments.Files;
using Experiments.Layers;
using Experiments.Models;
using Experiments.Optimization;
using Experiments.Spec;
using Experiments.Training;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Trials;

[Collection(nameof(TorchAlone))]
public sealed class TrialRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunEvents _events = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_ATrial_LowersTheLossAndWritesEverything()
    {
        var outcome = Run(Some.Spec with { Training = Some.Spec.Training with { Epochs = 6 } });

        Assert.Equal(TrialStatus.Completed, outcome.Status);
        Assert.True(outcome.Epochs[^1].TrainingLoss < 0.7 * outcome.Epochs[0].TrainingLoss, outcome.ToString());
        Assert.True(outcome.TestAccuracy > 0.3, outcome.ToString());
        var place = Folder.Trial(Some.Plan);
        Assert.Equal(outcome.Epochs, EpochTable.Read(place.Epochs));
        Assert.Equal(outcome.TestAccuracy, new Evaluation(0, PredictionTable.Read(place.Predictions), []).Accuracy);
        Assert.Equal(60, PredictionTable.Read(place.Predictions).Count);
        Assert.Equal(outcome with { Epochs = [] }, place.Outcome(Some.Plan)! with { Epochs = [] });
        Assert.True(File.Exists(place.Weights));
        Assert.NotEmpty(File.ReadAllLines(place.Log));
    }

    [Fact]
    public void Run_KeepsWhatTheModelSays_OfValidationAndTest()
    {
        var outcome = Run(Some.Spec);

        var (validation, test) = LogitsFile.Read(Folder.Trial(Some.Plan).Logits);
        Assert.Equal(outcome.Epochs[^1].ValidationAccuracy, validation!.Accuracy);
        Assert.Equal(Enumerable.Range(250, 50), validation.Examples);
        Assert.Equal(outcome.TestAccuracy, test.Accuracy);
        var predictions = PredictionTable.Read(Folder.Trial(Some.Plan).Predictions);
        Assert.Equal(predictions.Select(prediction => prediction.Predicted), test.Predicted);
        Assert.Equal(predictions.Select(prediction => prediction.Label), test.Labels);
        Assert.Equal(predictions[7].Probability, test.Probabilities[(7 * 10) + test.Predicted[7]], 1e-5);
    }

    [Fact]
    public void Run_WithoutValidation_KeepsTestLogitsAlone()
    {
        Run(Some.Spec with { Data = Some.Spec.Data with { Validation = new NoValidation() } });

        Assert.Null(LogitsFile.Read(Folder.Trial(Some.Plan).Logits).Validation);
    }

    [Fact]
    public void LogitsFile_CutOff_IsRefused()
    {
        Run(Some.Spec);
        var path = Folder.Trial(Some.Plan).Logits;
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^10]);

        var problem = Assert.Throws<ExperimentException>(() => LogitsFile.Read(path));

        Assert.StartsWith($"{path}: not a safetensors file that can be used: it is cut off", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithTheLastPartToValidateOn_UsesEachExampleOnce()
    {
        Run(Some.Spec);

        // 250 examples in batches of 32: seven whole ones and one of 26.
        var steps = _events.OfType<StepDone>().Where(step => step.Epoch == 1).ToList();
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], steps.Select(step => step.Step));
        Assert.All(steps, step => Assert.Equal(8, step.StepCount));
        Assert.Equal(250, _events.OfType<TrialStarted>().Single().TrainingCount);
        AssertIsCountOf(250, _events.OfType<EpochDone>().First().Record.TrainingAccuracy);
        AssertIsCountOf(50, _events.OfType<EpochDone>().First().Record.ValidationAccuracy!.Value);
    }

    [Fact]
    public void Run_WithoutValidation_LeavesItsColumnsEmpty()
    {
        var outcome = Run(Some.Spec with { Data = Some.Spec.Data with { Validation = new NoValidation() } });

        Assert.All(outcome.Epochs, epoch => Assert.Null(epoch.ValidationLoss));
        AssertIsCountOf(300, outcome.Epochs[0].TrainingAccuracy);
    }

    // With steps too small to move a weight, only what the images look like can change a number.
    [Fact]
    public void Run_WithAugmentation_ChangesTheTrainingExamplesAlone()
    {
        var still = Some.Spec with
        {
            Training = Some.Spec.Training with { Optimizer = new Sgd { LearningRate = 1e-30 } },
        };

        var plain = Run(still);
        var augmented = Run(still with { Augmentation = new Augmentation { Rotation = 90, ShiftX = 0.3 } });

        Assert.NotEqual(plain.Epochs[0].TrainingLoss, augmented.Epochs[0].TrainingLoss);
        Assert.NotEqual(augmented.Epochs[0].TrainingLoss, augmented.Epochs[1].TrainingLoss);
        Assert.Equal(
            plain.Epochs.Select(epoch => epoch.ValidationLoss), augmented.Epochs.Select(epoch => epoch.ValidationLoss));
        Assert.Equal(plain.TestLoss, augmented.TestLoss);
    }

    [Fact]
    public void Run_BatchLargerThanTheData_TakesOneStepAnEpoch()
    {
        Run(Some.Spec with { Training = Some.Spec.Training with { BatchSize = 1000 } });

        Assert.All(_events.OfType<StepDone>(), step => Assert.Equal(1, step.StepCount));
    }

    [Fact]
    public void Run_AbsurdLearningRate_DivergesWithEpochAndStep()
    {
        var outcome = Run(Some.Spec with
        {
            Training = Some.Spec.Training with { Optimizer = new Sgd { LearningRate = 1e30 } },
        });

        Assert.Equal(TrialStatus.Diverged, outcome.Status);
        Assert.Matches("^the training loss stopped being a finite number in epoch 1, step [2-4]; ", outcome.Reason);
        Assert.Null(outcome.TestAccuracy);
        Assert.Equal(outcome.Reason, Folder.Trial(Some.Plan).Outcome(Some.Plan)!.Reason);
        Assert.False(File.Exists(Folder.Trial(Some.Plan).Weights));
    }

    [Fact]
    public void Run_WhateverTorchDrewBefore_GivesTheSameNumbers()
    {
        var first = Run(Some.Spec);
        manual_seed(99).Dispose();
        using var draws = rand(1000);
        var second = Run(Some.Spec);

        AssertSameNumbers(first, second);
    }

    [Fact]
    public void Run_OtherSeed_GivesOtherNumbers() =>
        Assert.NotEqual(Run(Some.Spec).TestLoss, Run(Some.Spec, new TrialPlan("base", 2)).TestLoss);

    [Fact]
    public void Run_WithDropout_DrawsANewMaskEachStep()
    {
        // Equal examples and weights that hardly move: only the mask can make one step's loss differ from another's.
        var shape = new Shape(1, 28, 28);
        var equal = new ImageSet(shape, [.. Enumerable.Range(0, 40).SelectMany(_ => SomeDigits.Dataset.Train.Image(3).ToArray())], new byte[40]);
        var spec = Some.Spec with
        {
            Data = new DataSpec { Dataset = "digits" },
            Model = [new Flatten { Name = "flatten_1" }, new Dropout { Name = "dropout_1", Rate = 0.5 }, Some.Dense("dense_1", 10)],
            Training = Some.Spec.Training with { Optimizer = new Sgd { LearningRate = 1e-30 }, Epochs = 2, BatchSize = 1 },
        };

        Run(spec, dataset: SomeDigits.Dataset with { Train = equal, Test = equal });

        // What is told is the mean of the epoch so far; times its steps it is their sum.
        var sums = _events.OfType<StepDone>().ToLookup(step => step.Epoch, step => step.Loss * step.Step);
        var losses = sums.SelectMany(epoch => epoch.Zip(epoch.Prepend(0), (sum, before) => Math.Round(sum - before, 4))).ToList();
        Assert.Equal(80, losses.Count);
        Assert.True(losses.Distinct().Count() > 75, string.Join(' ', losses));
    }

    [Fact]
    public void Run_ManySteps_HoldsNoMoreTensorsThanFew()
    {
        var counts = new List<long>();
        _events.On<StepDone>(_ => counts.Add(Tensor.TotalCount));
        var before = Tensor.TotalCount;

        Run(Some.Spec with { Training = Some.Spec.Training with { Epochs = 12, BatchSize = 4 } });

        Assert.True(counts.Count > 700, $"{counts.Count} steps");
        Assert.Equal(counts[10], counts[^1]);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Run_AThrowingTrial_FailsWithTheReasonOnOneLine()
    {
        var outcome = Run(Some.Spec with
        {
            Training = Some.Spec.Training with { Loss = new BrokenLoss(() => throw new InvalidOperationException("no luck\nat all")) },
        });

        Assert.Equal(TrialStatus.Failed, outcome.Status);
        Assert.Equal("no luck", outcome.Reason);
        Assert.Equal("no luck", Folder.Trial(Some.Plan).Outcome(Some.Plan)!.Reason);
        Assert.Contains("at all", File.ReadAllText(Folder.Trial(Some.Plan).Log), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Cancelled_StopsAtTheNextStepWithACheckpoint()
    {
        using var cancellation = new CancellationTokenSource();
        _events.On<StepDone>(step =>
        {
            if (step.Step == 3)
            {
                cancellation.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => Run(Some.Spec, cancellation: cancellation));

        Assert.Equal(3, _events.OfType<StepDone>().Count());
        Assert.Equal(new(Some.Plan, 1, 3), _events.OfType<TrialSaved>().Single());
        Assert.Equal([Folder.Trial(Some.Plan).Checkpoint(1, 3)], Folder.Trial(Some.Plan).Checkpoints);
        Assert.Null(Folder.Trial(Some.Plan).Outcome(Some.Plan));
    }

    [Fact]
    public void Run_CancelledBeforeTheFirstStep_LeavesNothingOfTheTrial()
    {
        using var cancellation = new CancellationTokenSource();
        _events.On<TrialStarted>(_ => cancellation.Cancel());

        Assert.Throws<OperationCanceledException>(() => Run(Some.Spec, cancellation: cancellation));

        Assert.Empty(_events.OfType<TrialSaved>());
        Assert.False(Directory.Exists(Folder.Trial(Some.Plan).Path));
    }

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
            Model = [.. Some.Spec.Model.Select(layer => layer is Dense dense ? dense with { WeightDecay = 500 } : layer)],
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

    private static ExperimentSpec Training(Func<TrainingSpec, TrainingSpec> change) =>
        Some.Spec with { Training = change(Some.Spec.Training) };

    private Dictionary<string, float[]> WeightsAfter(ExperimentSpec spec)
    {
        Run(spec);
        using var scope = NewDisposeScope();
        return Safetensors.Read(Folder.Trial(Some.Plan).Weights)
            .ToDictionary(entry => entry.Key, entry => entry.Value.data<float>().ToArray());
    }

    private RunFolder Folder => new(_folder.Path);

    private TrialOutcome Run(
        ExperimentSpec spec, TrialPlan? plan = null, Dataset? dataset = null, CancellationTokenSource? cancellation = null) =>
        new TrialRunner(Experiment.Of(spec), dataset ?? SomeDigits.Dataset, Folder, CPU, new(new Dictionary<string, string>()), new SteppingTime(), _events)
            .Run(plan ?? Some.Plan, cancellation?.Token ?? default);

    private static void AssertIsCountOf(int examples, double share) =>
        Assert.Equal(Math.Round(share * examples), share * examples, 9);

    private static void AssertSameNumbers(TrialOutcome first, TrialOutcome second)
    {
        Assert.Equal(first.TestLoss, second.TestLoss);
        Assert.Equal(
            first.Epochs.Select(epoch => epoch with { Duration = default }), second.Epochs.Select(epoch => epoch with { Duration = default }));
    }
}
