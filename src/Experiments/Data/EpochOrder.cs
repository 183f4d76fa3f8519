using Experiments.Randomness;

namespace Experiments.Data;

/// <summary>The order in which an epoch goes through the training examples.</summary>
public static class EpochOrder
{
    /// <summary>The examples in the epoch's own random order; it depends on no other epoch.</summary>
    /// <param name="examples">Example numbers to train on; left as they are.</param>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="epoch">From 1.</param>
    public static int[] Of(int[] examples, TrialSeed seed, int epoch)
    {
        int[] order = [.. examples];
        seed.Stream("order", epoch).Shuffle<int>(order);
        return order;
    }
}
