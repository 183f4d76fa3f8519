using Experiments.Benchmarks;
using Xunit;

namespace Experiments.Metrics;

/// <summary>Experiments whose truth is known: ./run.sh benchmark --statistics simulates more of them.</summary>
public sealed class StatisticsSimulationTests
{
    private static readonly Lazy<List<SimulatedRate>> Rates =
        new(() => [.. new StatisticsSimulation(1500, seed: 7).Rates()]);

    [Fact]
    public void FalseVerdicts_AreNoMoreThanPromised() =>
        Assert.Empty(
            Rates.Value.Where(rate => rate.IsBeyond).Select(rate => $"{rate.What}: {rate.Rate} of {rate.Runs}"));

    [Fact]
    public void TrueDifferences_AreFound_TheMoreSeedsTheOftener()
    {
        var found = Rates.Value
            .Where(rate => rate.What.StartsWith("Better by 0.2 points", StringComparison.Ordinal) && rate.Most is null)
            .Select(rate => rate.Rate).ToList();

        Assert.Equal(found.Order(), found);
        Assert.True(found[^1] > 0.95, $"{found[^1]} of them with 10 seeds");
    }

    [Theory]
    [InlineData(60, 0.05, null, false)]
    [InlineData(200, 0.05, null, true)]
    [InlineData(700, null, 0.8, true)]
    [InlineData(790, null, 0.8, false)]
    public void Rate_BeyondItsBoundByMoreThanChance_IsTold(int count, double? most, double? least, bool isBeyond) =>
        Assert.Equal(isBeyond, new SimulatedRate("", 1000, count, most, least).IsBeyond);
}
