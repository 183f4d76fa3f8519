using Xunit;

namespace Experiments.Metrics;

public sealed class EstimateTests
{
    [Fact]
    public void Of_SeveralValues_DividesByOneLessThanTheirNumber()
    {
        var estimate = Estimate.Of([2, 4, 4, 4, 5, 5, 7, 9]);

        Assert.Equal(5, estimate!.Mean);
        Assert.Equal(Math.Sqrt(32.0 / 7), estimate.Deviation!.Value, 15);
        Assert.Equal(8, estimate.Count);
    }

    // Added up one after the other, ten tenths are a little less than 1.
    [Fact]
    public void Of_ManyValues_IsRoundedOnce()
    {
        Assert.NotEqual(0.1, Enumerable.Repeat(0.1, 10).Sum() / 10);
        Assert.Equal(0.1, Estimate.Of(Enumerable.Repeat(0.1, 10))!.Mean);
        Assert.Equal(double.PositiveInfinity, Estimate.Of([1, double.PositiveInfinity])!.Mean);
    }

    [Fact]
    public void Of_OneValue_HasNoDeviation() => Assert.Equal(new Estimate(0.5, null, 1), Estimate.Of([0.5]));

    [Fact]
    public void Of_NoValue_IsNothing() => Assert.Null(Estimate.Of([]));

    [Fact]
    public void Of_ValuesFarFromZero_KeepsTheirSmallSpread()
    {
        var estimate = Estimate.Of([1e9 + 1, 1e9 + 2, 1e9 + 3]);

        Assert.Equal(1, estimate!.Deviation!.Value, 12);
    }

    // The quantiles as tables of Student's t print them.
    [Theory]
    [InlineData(2, 12.706)]
    [InlineData(3, 4.303)]
    [InlineData(5, 2.776)]
    [InlineData(31, 2.042)]
    public void Interval_IsThatOfStudentsT(int count, double quantile)
    {
        var estimate = Estimate.Of(Enumerable.Range(0, count).Select(value => (double)value))!;

        var (low, high) = estimate.Interval!.Value;

        Assert.Equal(quantile, (high - estimate.Mean) / (estimate.Deviation!.Value / Math.Sqrt(count)), 3);
        Assert.Equal(estimate.Mean, (low + high) / 2, 12);
    }

    [Fact]
    public void Interval_OfOneValue_IsNone() => Assert.Null(Estimate.Of([0.5])!.Interval);

    [Fact]
    public void Interval_OfEqualValues_IsAPoint() =>
        Assert.Equal(new Interval(0.5, 0.5), Estimate.Of([0.5, 0.5])!.Interval);
}
