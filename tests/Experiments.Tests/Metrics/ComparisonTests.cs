using Experiments.Randomness;
using Xunit;

namespace Experiments.Metrics;

/// <summary>Numbers beside which no formula stands are scipy 1.10's, computed once from the same values.</summary>
public sealed class ComparisonTests
{
    private static readonly double[] A = [0.9912, 0.9905, 0.9921, 0.9899, 0.9917, 0.9908];
    private static readonly double[] B = [0.9893, 0.9901, 0.9898, 0.9887, 0.9896, 0.9902];
    private static readonly double[] C = [0.9900, 0.9911, 0.9905, 0.9899, 0.9893, 0.9908];

    [Fact]
    public void Paired_AgreesWithScipy()
    {
        var comparison = PairedComparison.Of(A.Zip(B))!;

        Assert.Equal(0.0014166666666666772, comparison.Difference.Mean, 15);
        Assert.Equal(0.0008035338615557004, comparison.Difference.Deviation!.Value, 15);
        Assert.Equal(0.007580917559119107, comparison.PValue, 12); // ttest_rel
        Assert.Equal(0.03125, comparison.PermutationPValue, 15); // permutation_test, all flips
        Assert.Equal(0.0005734095941659156, comparison.Interval!.Value.Low, 12);
        Assert.Equal(0.0022599237391674387, comparison.Interval!.Value.High, 12);
        Assert.Equal(0.0014166666666666772 / 0.0008035338615557004, comparison.EffectSize!.Value, 10);
    }

    [Fact]
    public void Paired_WithEqualPairs_CountsTheirFlips()
    {
        var comparison = PairedComparison.Of(A.Zip(C))!;

        Assert.Equal(0.16289994432493016, comparison.PValue, 12);
        Assert.Equal(0.25, comparison.PermutationPValue, 15);
    }

    [Fact]
    public void Paired_TheOtherWay_HasTheSamePValue()
    {
        var (one, other) = (PairedComparison.Of(A.Zip(B))!, PairedComparison.Of(B.Zip(A))!);

        Assert.Equal(one.PValue, other.PValue, 12);
        Assert.Equal(one.PermutationPValue, other.PermutationPValue, 12);
        Assert.Equal(-one.Difference.Mean, other.Difference.Mean);
    }

    // Whatever the t test would make of no spread at all, two equal differences are no proof.
    [Fact]
    public void Paired_WithoutSpread_IsJudgedByPermutation()
    {
        var comparison = PairedComparison.Of([(0.75, 0.5), (0.5, 0.25)])!;

        Assert.Null(comparison.Interval);
        Assert.Null(comparison.EffectSize);
        Assert.Null(comparison.PairsToSee(0.001));
        Assert.Equal(0.5, comparison.PValue);
    }

    // Both seeds are a tenth of a point apart, which as binary fractions is not the same to the last bit.
    [Fact]
    public void Paired_WithSpreadOfRoundingAlone_IsJudgedByPermutation()
    {
        var comparison = PairedComparison.Of([(0.9887, 0.9877), (0.9884, 0.9874)])!;

        Assert.NotEqual(0.9887 - 0.9877, 0.9884 - 0.9874);
        Assert.Equal(0.5, comparison.PValue);
        Assert.Null(comparison.Interval);
        Assert.False(new Verdict("a", "b", comparison, comparison.PValue).IsClear);
    }

    [Fact]
    public void Paired_OfNothing_IsNothing() => Assert.Null(PairedComparison.Of([]));

    [Fact]
    public void PermutationPValue_OfManyPairs_IsNearThatOfT()
    {
        var stream = new RandomStream(7);
        var comparison = PairedComparison.Of(
            Enumerable.Range(0, 40).Select(_ => (stream.NextNormal() + 0.4, stream.NextNormal())))!;

        Assert.Equal(comparison.PValue, comparison.PermutationPValue, 0.01);
    }

    // scipy's power of the t test, by the noncentral t distribution: the first n with four in five.
    [Theory]
    [InlineData(0.5, 34)]
    [InlineData(1.0, 10)]
    [InlineData(2.0, 5)]
    [InlineData(0.2, 199)]
    public void PairsToSee_IsWhatTheTestsPowerAsksFor(double effectSize, int pairs)
    {
        var comparison = PairedComparison.Of([(1, 0), (-1, 0)])!;

        Assert.Equal(pairs, comparison.PairsToSee(effectSize * Math.Sqrt(2)));
    }

    [Theory]
    [InlineData(10, 3, 0.09228515625)]
    [InlineData(40, 18, 0.005354859650800294)]
    [InlineData(18, 40, 0.005354859650800294)]
    [InlineData(25, 25, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(0, 0, 1)]
    public void McNemar_AgreesWithTheBinomialTest(int firstOnly, int secondOnly, double expected) =>
        Assert.Equal(expected, new McNemar(firstOnly, secondOnly).PValue, 12);

    [Fact]
    public void McNemar_CountsImagesThatOneGetsRight() =>
        Assert.Equal(
            new McNemar(2, 1), McNemar.Of([true, true, false, true, false], [false, false, true, true, false]));

    [Theory]
    [InlineData(9887, 10_000, 0.9864325887818737, 0.990592091210627)]
    [InlineData(0, 10, 0, 0.27753279986288926)]
    [InlineData(10, 10, 0.7224672001371109, 1)]
    [InlineData(45, 50, 0.7863976856252034, 0.9565242350681095)]
    public void Wilson_AgreesWithScipy(int successes, int count, double low, double high)
    {
        var interval = new Proportion(successes, count).Wilson();

        Assert.Equal(low, interval.Low, 12);
        Assert.Equal(high, interval.High, 12);
    }

    [Fact]
    public void Holm_MultipliesTheSmallestMost_AndKeepsTheOrder() =>
        Assert.Equal(
            [0.04, 0.9, 0.06, 0.06], Holm.Adjust([0.01, 0.9, 0.02, 0.02]).Select(value => Math.Round(value, 12)));

    [Fact]
    public void Holm_OfOne_IsItself() => Assert.Equal([0.03], Holm.Adjust([0.03]));
}
