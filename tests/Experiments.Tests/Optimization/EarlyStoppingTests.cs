using Xunit;

namespace Experiments.Optimization;

public class EarlyStoppingTests
{
    // As Keras's EarlyStopping: better means by more than min_delta than the best value so far.
    [Theory]
    [InlineData("1 0.9 0.8", 1, 0, 3, false)]
    [InlineData("1 0.9 0.9", 1, 0, 2, true)]
    [InlineData("1 0.9 0.95", 2, 0, 2, false)]
    [InlineData("1 0.9 0.95 0.91", 2, 0, 2, true)]
    [InlineData("1 0.9 0.95 0.89", 2, 0, 4, false)]
    [InlineData("1 0.95 0.85 0.8", 2, 0.1, 3, false)]
    [InlineData("1 0.95 0.92", 2, 0.1, 1, true)]
    [InlineData("1", 1, 0, 1, false)]
    public void StopsAfter_Losses_FollowsTheTable(string values, int patience, double minDelta, int best, bool stops)
    {
        var stopping = new EarlyStopping { Patience = patience, MinDelta = minDelta };
        double[] losses = [.. values.Split(' ').Select(text => double.Parse(text, null))];

        Assert.Equal((best, stops), (stopping.BestEpoch(losses), stopping.StopsAfter(losses)));
    }

    [Fact]
    public void StopsAfter_Accuracies_WantsMore()
    {
        var stopping = new EarlyStopping { Monitor = EpochMetric.ValidationAccuracy, Patience = 1 };

        Assert.False(stopping.StopsAfter([0.8, 0.9]));
        Assert.True(stopping.StopsAfter([0.8, 0.9, 0.9]));
        Assert.Equal(2, stopping.BestEpoch([0.8, 0.9, 0.9]));
    }
}
