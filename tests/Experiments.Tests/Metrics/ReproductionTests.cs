using Xunit;

namespace Experiments.Metrics;

public sealed class ReproductionTests
{
    // Range by scipy 1.10: t.interval(0.95, 4, mean, std(ddof=1) * sqrt(1 + 1/5)) = (0.9855955, 0.9904045).
    private static readonly double[] Accuracies = [0.988, 0.987, 0.989, 0.9885, 0.9875];

    [Theory]
    [InlineData(0.9887, ReproductionVerdict.Reproduced)]
    [InlineData(0.9850, ReproductionVerdict.Higher)]
    [InlineData(0.9925, ReproductionVerdict.Lower)]
    public void Figure_IsJudgedByWhatOneMoreTrialWouldGive(double published, ReproductionVerdict verdict) =>
        Assert.Equal(verdict, Reproduction.Of(published, Accuracies)!.Verdict);

    [Fact]
    public void Range_IsStudentsPredictionInterval()
    {
        var range = Reproduction.Of(0.99, Accuracies)!.Range!.Value;

        Assert.Equal(0.9855955280, range.Low, 9);
        Assert.Equal(0.9904044720, range.High, 9);
    }

    [Fact]
    public void SingleAccuracy_IsJudgedByItsTestImages()
    {
        Assert.Equal(ReproductionVerdict.Reproduced, Reproduction.OfAccuracy(0.9887, [0.9875], 10_000)!.Verdict);
        Assert.Equal(ReproductionVerdict.Lower, Reproduction.OfAccuracy(0.9955, [0.9875], 10_000)!.Verdict);
    }

    [Fact]
    public void SingleLoss_CannotBeJudged() =>
        Assert.Equal(ReproductionVerdict.Untold, Reproduction.Of(0.0347, [0.0385])!.Verdict);

    [Fact]
    public void NoTrial_GivesNone() => Assert.Null(Reproduction.Of(0.9, []));
}
