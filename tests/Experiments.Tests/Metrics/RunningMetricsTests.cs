using Xunit;

namespace Experiments.Metrics;

public sealed class RunningMetricsTests
{
    [Fact]
    public void Add_BatchesOfDifferentSizes_WeighsThemByTheirExamples()
    {
        var metrics = new RunningMetrics(RunningSums.None);
        metrics.Add(meanLoss: 1.0, rightCount: 64, count: 128);
        metrics.Add(meanLoss: 4.0, rightCount: 32, count: 32);

        Assert.Equal(1.6, metrics.Loss, 15);
        Assert.Equal(0.6, metrics.Accuracy, 15);
        Assert.Equal(160, metrics.Count);
    }
}
