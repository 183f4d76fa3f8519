using Xunit;

namespace Experiments.Reports;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(null, "-")]
    [InlineData(0.98765, "0.9877")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "infinite")]
    [InlineData(1234567.0, "1.235e+6")]
    public void Metric_IsAsArticlesPrintIt(double? value, string text) => Assert.Equal(text, Numbers.Metric(value));

    [Theory]
    [InlineData(0.0012, "+0.0012")]
    [InlineData(-0.5, "-0.5000")]
    [InlineData(0.0, "0.0000")]
    [InlineData(double.NaN, "-")]
    [InlineData(null, "-")]
    public void Difference_HasASign(double? value, string text) => Assert.Equal(text, Numbers.Difference(value));

    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(59.96, "1 min 00 s")]
    [InlineData(146.0, "2 min 26 s")]
    [InlineData(3599.9, "1 h 00 min")]
    [InlineData(100_000.0, "27 h 46 min")]
    public void Duration_IsWordedByItsSize(double seconds, string text) =>
        Assert.Equal(text, Numbers.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(44.2, "0:45")]
    [InlineData(-3.0, "0:00")]
    [InlineData(7510.0, "2:05:10")]
    [InlineData(9e11, "2376:00:00")]
    public void Clock_IsAsClocksWriteIt(double seconds, string text) =>
        Assert.Equal(text, Numbers.Clock(TimeSpan.FromSeconds(seconds)));
}
