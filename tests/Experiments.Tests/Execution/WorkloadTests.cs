using Xunit;

namespace Experiments.Execution;

public sealed class WorkloadTests
{
    [Theory]
    [InlineData(1, 8, null, 8)]
    [InlineData(2, 8, null, 1)]
    [InlineData(100, 8, null, 1)]
    [InlineData(100, 8, 1, 8)]
    [InlineData(100, 8, 2, 4)]
    [InlineData(100, 8, 3, 2)]
    [InlineData(100, 8, 50, 1)]
    [InlineData(2, 8, 50, 4)]
    [InlineData(1, 8, 4, 8)]
    public void Threads_OfATrial_FollowFromHowManyRunAtOnce(int trials, int cores, int? jobs, int threads) =>
        Assert.Equal(threads, Workload.Threads(trials, cores, jobs));

    [Theory]
    [InlineData(100, 8, 1, "cpu", 8)]
    [InlineData(3, 8, 1, "cpu", 3)]
    [InlineData(100, 8, 3, "cpu", 2)]
    [InlineData(100, 8, 16, "cpu", 1)]
    [InlineData(100, 8, 1, "cuda:0", 1)]
    [InlineData(0, 8, 1, "cpu", 1)]
    public void Jobs_AreAsManyAsTheCoresAllow(int trials, int cores, int threads, string device, int jobs) =>
        Assert.Equal(jobs, Workload.Jobs(trials, cores, threads, device));
}
