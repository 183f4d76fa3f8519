using Experiments.Data;
using Experiments.Execution;
using Experiments.Metrics;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments;

/// <summary>What trained models say of images from outside.</summary>
[Collection(nameof(TorchAlone))]
public sealed class ImagePredictorTests : RunsInAFolder
{
    [Theory]
    [InlineData(PixelScale.Unit)]
    [InlineData(PixelScale.Standard)]
    public void Predict_OfTestImages_IsWhatTheTrialsSaidInTheTest(PixelScale scale)
    {
        var run = Run(TwoTrials with { Data = TwoTrials.Data with { Scale = scale } });
        var plans = run.Outcomes.Select(outcome => outcome.Plan).ToList();
        var members = plans.Select(plan => LogitsFile.Read(run.Folder.Trial(plan).Logits).Test).ToList();
        var together = new Ensemble(members, Vote.Soft).Predict();

        var predictions = Predict(run.Folder, plans, 60);

        Assert.Equal(together, predictions.Select(prediction => int.Parse(prediction.First.Name, null)));
        Assert.All(predictions, (prediction, place) =>
        {
            var number = (place * 10) + together[place];
            Assert.Equal(members.Average(member => member.Probabilities[number]), prediction.First.Probability, 1e-5);
            Assert.Equal(members.Count(member => member.Predicted[place] == together[place]), prediction.AgreeingCount);
            Assert.True(prediction.RunnerUp.Probability <= prediction.First.Probability);
        });
    }

    [Fact]
    public void Predict_LeavesTheRunAsItIs()
    {
        var run = Run(Some.Spec);
        var before = FileSnapshot.Times(Output.Path);

        Predict(run.Folder, [Some.Plan], 3);

        Assert.Equal(before, FileSnapshot.Times(Output.Path));
    }

    private IReadOnlyList<ImagePrediction> Predict(RunFolder folder, IReadOnlyList<TrialPlan> plans, int count) =>
        new ImagePredictor(folder, new DataLocation(Offline: true), Events).Predict(
            StoredExperiment.Read(folder).Base,
            plans,
            [.. Enumerable.Range(0, count)
                .Select(image => new OutsideImage($"{image}.png", SomeDigits.Dataset.Test.Image(image).ToArray(), []))],
            TestContext.Current.CancellationToken);
}
