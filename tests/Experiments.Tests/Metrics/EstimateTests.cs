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
}
