using Experiments.Data;
using Experiments.Models;
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
    [InlineData(null, 100, 8, 1, "cpu", null, 8)]
    [InlineData(null, 3, 8, 1, "cpu", null, 3)]
    [InlineData(null, 100, 8, 3, "cpu", null, 2)]
    [InlineData(null, 100, 8, 16, "cpu", null, 1)]
    [InlineData(null, 100, 8, 1, "cuda:0", null, 1)]
    [InlineData(null, 0, 8, 1, "cpu", null, 1)]
    [InlineData(null, 100, 8, 1, "cpu", 500, 5)]
    [InlineData(null, 100, 8, 1, "cpu", 99, 1)]
    [InlineData(null, 100, 8, 1, "cpu", 90_000, 8)]
    [InlineData(null, 2, 8, 1, "cpu", 500, 2)]
    [InlineData(16, 100, 8, 1, "cpu", 500, 16)]
    [InlineData(16, 5, 8, 1, "cpu", 500, 5)]
    public void Jobs_AreAsManyAsTheCoresAndTheMemoryAllow_WhereNothingElseIsSaid(
        int? asked, int trials, int cores, int threads, string device, int? free, int jobs) =>
        Assert.Equal(jobs, Workload.Of(asked, trials, cores, threads, device, needed: 100, free).Jobs);

    [Fact]
    public void Memory_ThatIsShort_IsTold()
    {
        Assert.Equal(
            "A trial takes about 500 MB, of which 1200 are free: 2 at once in place of 8. --jobs decides otherwise.",
            Workload.Of(null, 9, 8, 1, "cpu", needed: 500L << 20, free: 1200L << 20).Shortage);
        Assert.Null(Workload.Of(null, 9, 8, 1, "cpu", needed: 100, free: 800).Shortage);
    }

    [Fact]
    public void Memory_OfATrial_GrowsWithItsModelAndItsBatches()
    {
        var (spec, dataset) = (Some.Spec, DatasetCatalogue.Describe(Some.Spec.Data.Dataset));
        var model = ModelSummary.Of(spec.Model, dataset.Shape);
        var larger = spec with { Training = spec.Training with { BatchSize = spec.Training.BatchSize + 1000 } };

        var needed = TrialMemory.Estimate(spec, model, dataset);

        Assert.InRange(needed, 350L << 20, 500L << 20);
        Assert.Equal(
            needed + (1000 * 8 * model.Rows.Sum(row => row.OutputShape.Size)),
            TrialMemory.Estimate(larger, model, dataset));
        Assert.True(TrialMemory.Free() is null or > 0);
    }
}
