using Experiments.Randomness;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Experiments.Metrics;

public sealed class QualityTests
{
    private static readonly ConfusionMatrix Matrix =
        ConfusionMatrix.Of(3, [(0, 0), (0, 0), (0, 1), (1, 1), (1, 0), (1, 1), (1, 1)]);

    [Fact]
    public void Confusion_CountsLabelsAndPredictions()
    {
        Assert.Equal(2, Matrix[0, 0]);
        Assert.Equal(1, Matrix[0, 1]);
        Assert.Equal(1, Matrix[1, 0]);
        Assert.Equal(7, Matrix.Count);
    }

    [Fact]
    public void Classes_HavePrecisionRecallAndF1()
    {
        var quality = Matrix.Classes[1];

        Assert.Equal(3.0 / 4, quality.Precision);
        Assert.Equal(3.0 / 4, quality.Recall);
        Assert.Equal(4.0 / 6, Matrix.Classes[0].F1!.Value, 15);
    }

    [Fact]
    public void AClass_ThatIsNowhere_HasNoQuality() =>
        Assert.Equal((null, null, null), (Matrix.Classes[2].Precision, Matrix.Classes[2].Recall, Matrix.Classes[2].F1));

    // Bins are 1/15 wide: 0.95 and 0.96 lie in one, 0.9 in another.
    [Fact]
    public void Calibration_ComparesAccuracyWithConfidence()
    {
        var calibration = Calibration.Of([(0.95, true), (0.96, false), (0.9, true), (0.9, true)]);

        Assert.Equal([new(0.9, 1, 2), new(0.955, 0.5, 2)], calibration.Bins);
        Assert.Equal(((2 * 0.1) + (2 * 0.455)) / 4, calibration.Error, 12);
    }

    [Fact]
    public void Calibration_OfTheEnds_FallsIntoTheOuterBins() =>
        Assert.Equal(2, Calibration.Of([(0, false), (1, true), (1.0000001, true)]).Bins.Count);

    [Fact]
    public void Calibration_OfAModelThatKnowsItself_IsNearZero()
    {
        var stream = new RandomStream(3);
        var predictions = Enumerable.Range(0, 100_000).Select(_ => stream.NextDouble())
            .Select(probability => (probability, stream.NextDouble() < probability));

        Assert.InRange(Calibration.Of(predictions).Error, 0, 0.01);
    }

    [Fact]
    public void Confusion_AddsUpToItsClasses() => Prop.ForAll(
        Gen.Choose(0, 3).Two().ListOf().ToArbitrary(),
        answers =>
        {
            var matrix = ConfusionMatrix.Of(4, answers.Select(answer => (answer.Item1, answer.Item2)));

            return matrix.Count == answers.Count
                && matrix.Classes.Sum(quality => quality.Labeled) == matrix.Count
                && matrix.Classes.Sum(quality => quality.Predicted) == matrix.Count;
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));
}
