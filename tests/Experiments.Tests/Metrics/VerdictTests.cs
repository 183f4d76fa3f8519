using Experiments.Randomness;
using Xunit;

namespace Experiments.Metrics;

public sealed class VerdictTests
{
    [Fact]
    public void ADifference_IsTold_WithItsEvidence() => Check(
        [0.0019, 0.0004, 0.0023, 0.0012, 0.0021, 0.0006],
        "A beats B by 0.14 +- 0.08 points (6 paired seeds, p = 0.008)");

    [Fact]
    public void ADifference_TheOtherWay_NamesTheOther() => Check(
        [-0.0019, -0.0004, -0.0023, -0.0012, -0.0021, -0.0006],
        "B beats A by 0.14 +- 0.08 points (6 paired seeds, p = 0.008)");

    [Fact]
    public void NoClearDifference_SaysWhatItWouldTake() => Check(
        [0.001, -0.002, 0.003, -0.001],
        "A and B cannot be told apart (4 paired seeds, p = 0.836); "
        + "about 37 more seeds would be needed to see 0.1 points");

    [Fact]
    public void NoClearDifference_OfAWideSpread_RoundsWhatItWouldTake() => Check(
        [0.1, -0.02, 0.03, -0.09],
        "A and B cannot be told apart (4 paired seeds, p = 0.909); "
        + "about 51,000 more seeds would be needed to see 0.1 points");

    [Fact]
    public void NoDifference_OverManySeeds_SaysThatItWouldHaveBeenSeen() => Check(
        [0.0001, -0.0002, 0.0003, -0.0001],
        "A and B cannot be told apart (4 paired seeds, p = 0.836); a difference of 0.1 points would have been seen");

    [Fact]
    public void OneSeed_ShowsNothing() => Check(
        [0.02], "A and B cannot be told apart (1 paired seed, p = 1.000): one seed shows no spread. Train a few more");

    [Fact]
    public void EqualDifferences_AreNoProof() =>
        Check([0.0001, 0.0001], "A and B cannot be told apart (2 paired seeds, p = 0.500)");

    // Normal seeds without a difference: 2,000 verdicts, of which one in twenty may be false. Three deviations of that
    // are 1.5 %.
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Verdicts_WithoutADifference_AreRarelyFalse(int seeds)
    {
        var stream = new TrialSeed((ulong)seeds).Stream("verdicts", 1, 1);
        var clear = Enumerable.Range(0, 2_000).Count(_ => Of(
            [.. Enumerable.Range(0, seeds).Select(_ => Math.Round(stream.NextNormal() * 0.001, 4))]).IsClear);

        Assert.InRange(clear / 2_000.0, 0.03, 0.065);
    }

    private static void Check(double[] differences, string expected) =>
        Assert.Equal(expected, Of(differences).ToString());

    private static Verdict Of(double[] differences)
    {
        var comparison = PairedComparison.Of(differences.Select(difference => (difference, 0.0)))!;
        return new("A", "B", comparison, comparison.PValue);
    }
}
