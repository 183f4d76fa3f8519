using Experiments.Data;
using Experiments.Layers;
using Experiments.Optimization;
using Experiments.Training;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Trials;

[Collection(nameof(TorchAlone))]
public sealed class TrialRunnerTests : TrialsInAFolder
{
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

        Assert.StartsWith(
            $"{path}: not a safetensors file that can be used: it is cut off",
            problem.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithTheLastPartToValidateOn_UsesEachExampleOnce()
    {
        Run(Some.Spec);

        // 250 examples in batches of 32: seven whole ones and one of 26.
        var steps = Events.OfType<StepDone>().Where(step => step.Epoch == 1).ToList();
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], steps.Select(step => step.Step));
        Assert.All(steps, step => Assert.Equal(8, step.StepCount));
        Assert.Equal(250, Events.OfType<TrialStarted>().Single().TrainingCount);
        AssertIsCountOf(250, Events.OfType<EpochDone>().First().Record.TrainingAccuracy);
        AssertIsCountOf(50, Events.OfType<EpochDone>().First().Record.ValidationAccuracy!.Value);
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

        Assert.All(Events.OfType<StepDone>(), step => Assert.Equal(1, step.StepCount));
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
        var equal = new ImageSet(
            shape,
            [.. Enumerable.Range(0, 40).SelectMany(_ => SomeDigits.Dataset.Train.Image(3).ToArray())],
            new byte[40]);
        var spec = Some.Spec with
        {
            Data = new DataSpec { Dataset = "digits" },
            Model =
            [
                new Flatten { Name = "flatten_1" },
                new Dropout { Name = "dropout_1", Rate = 0.5 },
                Some.Dense("dense_1", 10),
            ],
            Training =
                Some.Spec.Training with { Optimizer = new Sgd { LearningRate = 1e-30 }, Epochs = 2, BatchSize = 1 },
        };

        Run(spec, dataset: SomeDigits.Dataset with { Train = equal, Test = equal });

        // What is told is the mean of the epoch so far; times its steps it is their sum.
        var sums = Events.OfType<StepDone>().ToLookup(step => step.Epoch, step => step.Loss * step.Step);
        var losses = sums.SelectMany(epoch => epoch.Zip(epoch.Prepend(0), (sum, before) => Math.Round(sum - before, 4)))
            .ToList();
        Assert.Equal(80, losses.Count);
        Assert.True(losses.Distinct().Count() > 75, string.Join(' ', losses));
    }

    [Fact]
    public void Run_ManySteps_HoldsNoMoreTensorsThanFew()
    {
        var counts = new List<long>();
        Events.On<StepDone>(_ => counts.Add(Tensor.TotalCount));
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
            Training = Some.Spec.Training with
            {
                Loss = new BrokenLoss(() => throw new InvalidOperationException("no luck\nat all")),
            },
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
        Events.On<StepDone>(step =>
        {
            if (step.Step == 3)
            {
                cancellation.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => Run(Some.Spec, cancellation: cancellation));

        Assert.Equal(3, Events.OfType<StepDone>().Count());
        Assert.Equal(new(Some.Plan, 1, 3), Events.OfType<TrialSaved>().Single());
        Assert.Equal([Folder.Trial(Some.Plan).Checkpoint(1, 3)], Folder.Trial(Some.Plan).Checkpoints);
        Assert.Null(Folder.Trial(Some.Plan).Outcome(Some.Plan));
    }

    [Fact]
    public void Run_CancelledBeforeTheFirstStep_LeavesNothingOfTheTrial()
    {
        using var cancellation = new CancellationTokenSource();
        Events.On<TrialStarted>(_ => cancellation.Cancel());

        Assert.Throws<OperationCanceledException>(() => Run(Some.Spec, cancellation: cancellation));

        Assert.Empty(Events.OfType<TrialSaved>());
        Assert.False(Directory.Exists(Folder.Trial(Some.Plan).Path));
    }
}
