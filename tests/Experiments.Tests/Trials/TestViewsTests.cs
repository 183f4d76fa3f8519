using Experiments.Data;
using Experiments.Models;
using Experiments.Randomness;
using Experiments.Spec;
using Experiments.Training;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Trials;

/// <summary>The test on changed views of each image besides the image itself.</summary>
[Collection(nameof(TorchAlone))]
public sealed class TestViewsTests : TrialsInAFolder
{
    private static readonly ExperimentSpec Plain =
        Some.Spec with { Augmentation = new() { Rotation = 20, Noise = 0.05 } };

    private static readonly ExperimentSpec Viewed =
        Plain with { Augmentation = Plain.Augmentation! with { TestViews = 3 } };

    [Fact]
    public void Run_WithViews_ChangesTheTestAlone()
    {
        var plain = Run(Plain);
        var weights = File.ReadAllBytes(Folder.Trial(Some.Plan).Weights);
        var (validation, said) = LogitsFile.Read(Folder.Trial(Some.Plan).Logits);

        var viewed = Run(Viewed);
        var (viewedValidation, viewedSaid) = LogitsFile.Read(Folder.Trial(Some.Plan).Logits);

        Assert.Equal(weights, File.ReadAllBytes(Folder.Trial(Some.Plan).Weights));
        Assert.Equal(
            plain.Epochs.Select(epoch => epoch with { Duration = default }),
            viewed.Epochs.Select(epoch => epoch with { Duration = default }));
        Assert.Null(plain.PlainTestAccuracy);
        Assert.Equal(plain.TestAccuracy, viewed.PlainTestAccuracy);
        Assert.Equal(validation!.Probabilities.ToArray(), viewedValidation!.Probabilities.ToArray());
        Assert.NotEqual(said.Probabilities.ToArray(), viewedSaid.Probabilities.ToArray());
        Assert.Equal(viewedSaid.Accuracy, viewed.TestAccuracy);
    }

    // The same by another way: every view looked at by itself, and the means taken here.
    [Fact]
    public void Logits_AreLogarithmsOfTheMeanProbabilities()
    {
        Run(Viewed);
        var stored = LogitsFile.Read(Folder.Trial(Some.Plan).Logits).Test;
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var model = StoredModel.Load(Viewed, Some.Plan, Folder.Trial(Some.Plan), SomeDigits.Dataset.Description);
        var test = SomeDigits.Dataset.Test.First(60);
        int[] all = [.. Enumerable.Range(0, 60)];
        var seed = new TrialSeed(new TrialSeed(1).For("test_views"));
        var scaling = PixelScaling.Of(PixelScale.Unit, test, []);
        var mean = Enumerable.Range(0, 4)
            .Select(view => new Batches(
                test, scaling, 60, view == 0 ? null : new Augmenter(Viewed.Augmentation!, test.Shape, seed))
                .Load(all, 0, view))
            .Select(batch => softmax(model.call(batch.Images).to(ScalarType.Float64), 1))
            .Aggregate((sum, probabilities) => sum + probabilities) / 4;

        Assert.Equal(
            mean.data<double>().ToArray(),
            stored.Probabilities.ToArray(),
            (one, other) => Math.Abs(one - other) < 1e-6);
    }

    [Fact]
    public void Views_DoNotDependOnHowManyAreLookedAtAtOnce()
    {
        using var scope = NewDisposeScope();
        using var model = ModelCompiler.Compile(Viewed.Model, SomeDigits.Dataset.Description, new TrialSeed(1));
        var test = SomeDigits.Dataset.Test.First(20);
        int[] all = [.. Enumerable.Range(0, 20)];

        var (one, other) = (Evaluate(batchSize: 20), Evaluate(batchSize: 7));

        Assert.Equal(one.Logits, other.Logits, (first, second) => Math.Abs(first - second) < 1e-5);

        Evaluation Evaluate(int batchSize) =>
            new Evaluator(Viewed.Training.Loss, PixelScaling.Of(PixelScale.Unit, test, []), batchSize, CPU)
                .EvaluateViews(model, test, all, Viewed.Augmentation!, new TrialSeed(1), CancellationToken.None).Viewed;
    }

    [Fact]
    public void PlainAccuracy_IsInTheTrialsFileAndTable()
    {
        var outcome = Run(Viewed);
        new TrialTable(Experiment.Of(Viewed), new Dictionary<string, long> { ["base"] = 1 })
            .Write(Folder.Trials, [outcome]);

        Assert.Equal(outcome.PlainTestAccuracy, Folder.Trial(Some.Plan).Outcome(Some.Plan)!.PlainTestAccuracy);
        Assert.Contains(
            "\"plain_test_accuracy\": ", File.ReadAllText(Folder.Trial(Some.Plan).Trial), StringComparison.Ordinal);
        var table = File.ReadAllLines(Folder.Trials);
        Assert.EndsWith(",reason,plain_test_accuracy", table[0], StringComparison.Ordinal);
        Assert.EndsWith(
            FormattableString.Invariant($",{outcome.PlainTestAccuracy}"), table[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CancelledInTheTest_TakesItAgainToTheSameBytes()
    {
        var whole = Run(Viewed);
        var logits = File.ReadAllBytes(Folder.Trial(Some.Plan).Logits);
        using var cancellation = new CancellationTokenSource();
        Events.On<EpochDone>(done =>
        {
            if (done.Record.Epoch == 2)
            {
                cancellation.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => Run(Viewed, cancellation: cancellation));

        AssertSameNumbers(whole, Run(Viewed));
        Assert.Equal(logits, File.ReadAllBytes(Folder.Trial(Some.Plan).Logits));
    }
}
