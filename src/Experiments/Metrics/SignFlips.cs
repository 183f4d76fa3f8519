using Experiments.Randomness;

namespace Experiments.Metrics;

/// <summary>
/// The permutation test of paired values: what the mean could be if each difference might as well be its negative.
/// </summary>
internal static class SignFlips
{
    // All 65,536 flips of 16 pairs take a millisecond; beyond that, as many are drawn, always the same ones.
    private const int MostPairsCounted = 16;
    private const int Draws = 1 << MostPairsCounted;
    private const ulong Seed = 1;

    /// <summary>The share of flips whose sum is at least as far from 0 as the one that was found.</summary>
    /// <param name="differences">One a pair, at least one.</param>
    public static double PValue(double[] differences)
    {
        // Sums of the same numbers in another order differ in their last bits, and are to count as equal.
        var found = Math.Abs(differences.Sum()) * (1 - 1e-12);
        if (differences.Length > MostPairsCounted)
        {
            var stream = new RandomStream(Seed);
            var far = Enumerable.Range(0, Draws).Count(_ => Math.Abs(Drawn(differences, stream)) >= found);

            // The flips that were found are one of the draws, so that the share is never 0 (Phipson and Smyth 2010).
            return (far + 1.0) / (Draws + 1);
        }
        var flips = 1 << differences.Length;
        return Enumerable.Range(0, flips).Count(signs => Math.Abs(Sum(differences, signs)) >= found) / (double)flips;
    }

    private static double Sum(double[] differences, int signs)
    {
        var sum = 0.0;
        for (var index = 0; index < differences.Length; index++)
        {
            sum += (signs >> index & 1) == 0 ? differences[index] : -differences[index];
        }
        return sum;
    }

    private static double Drawn(double[] differences, RandomStream stream) =>
        differences.Sum(difference => stream.NextIndex(2) == 0 ? difference : -difference);
}
