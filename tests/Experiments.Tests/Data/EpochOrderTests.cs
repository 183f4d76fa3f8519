using Experiments.Randomness;
using Xunit;

namespace Experiments.Data;

public sealed class EpochOrderTests
{
    private static readonly int[] Examples = [.. Enumerable.Range(0, 100).Select(example => 3 * example)];

    [Fact]
    public void Of_AnEpoch_HasEachExampleOnceInAnotherOrder()
    {
        var order = EpochOrder.Of(Examples, new TrialSeed(1), epoch: 1);

        Assert.NotEqual(Examples, order);
        Assert.Equal(Examples, order.Order());
        Assert.Equal(Enumerable.Range(0, 100).Select(example => 3 * example), Examples);
    }

    [Fact]
    public void Of_EpochsAndSeeds_DependsOnBothAlone()
    {
        int[] Of(ulong seed, int epoch) => EpochOrder.Of(Examples, new TrialSeed(seed), epoch);

        Assert.Equal(Of(1, 2), Of(1, 2));
        Assert.NotEqual(Of(1, 2), Of(1, 1));
        Assert.NotEqual(Of(1, 2), Of(2, 2));
    }
}
