using Xunit;

namespace Experiments.Randomness;

public sealed class RandomStreamTests
{
    // The first three outputs of the authors' reference implementation (splitmix64.c) for the seeds 1234567 and 0.
    [Theory]
    [InlineData(1234567, new ulong[] { 6457827717110365317, 3203168211198807973, 9817491932198370423 })]
    [InlineData(0, new ulong[] { 0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F })]
    public void NextBits_OfAKnownSeed_AreTheReferenceOnes(ulong seed, ulong[] expected)
    {
        var stream = new RandomStream(seed);

        Assert.Equal(expected, expected.Select(_ => stream.NextBits()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void NextIndex_OfACount_ReachesAllBelowItAndNoOther(int count)
    {
        var stream = new RandomStream(1);
        var drawn = Enumerable.Range(0, count * 20).Select(_ => stream.NextIndex(count)).ToHashSet();

        Assert.Equal(Enumerable.Range(0, count), drawn.Order());
    }

    [Fact]
    public void NextIndex_OfTheLargestCount_StaysBelowIt()
    {
        var stream = new RandomStream(1);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(stream.NextIndex(int.MaxValue), 0, int.MaxValue - 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void NextIndex_OfNothing_IsRefused(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1).NextIndex(count));

    // 100,000 draws over 10 places: chi-square with 9 degrees of freedom exceeds 27.9 once in a thousand seeds.
    [Fact]
    public void NextIndex_OverManyDraws_FavorsNone()
    {
        var stream = new RandomStream(3);
        var counts = new double[10];
        for (var draw = 0; draw < 100_000; draw++)
        {
            counts[stream.NextIndex(10)]++;
        }

        Assert.InRange(counts.Sum(count => (count - 10_000) * (count - 10_000) / 10_000), 0, 27.9);
    }

    [Fact]
    public void NextDouble_OverManyDraws_IsUniformAndBelowOne()
    {
        var stream = new RandomStream(5);
        var draws = Enumerable.Range(0, 100_000).Select(_ => stream.NextDouble()).ToList();

        Assert.All(draws, draw => Assert.True(draw is >= 0 and < 1));
        Assert.Equal(0.5, draws.Average(), 0.005);
        Assert.Equal(1 / 12.0, draws.Average(draw => (draw - 0.5) * (draw - 0.5)), 0.002);
    }

    [Fact]
    public void NextDouble_OfARange_StaysInIt()
    {
        var stream = new RandomStream(5);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(stream.NextDouble(-2, 3) is >= -2 and < 3));
    }

    [Fact]
    public void Shuffle_OfItems_KeepsEachOnce()
    {
        var items = Enumerable.Range(0, 1000).ToArray();

        new RandomStream(1).Shuffle<int>(items);

        Assert.NotEqual(Enumerable.Range(0, 1000), items);
        Assert.Equal(Enumerable.Range(0, 1000), items.Order());
    }

    // 24 orders of four items, 24,000 shuffles: chi-square with 23 degrees of freedom exceeds 49.7 once in a thousand
    // seeds.
    [Fact]
    public void Shuffle_OverManyTimes_GivesEveryOrderAsOften()
    {
        var stream = new RandomStream(7);
        var counts = new Dictionary<string, double>();
        for (var round = 0; round < 24_000; round++)
        {
            char[] items = ['a', 'b', 'c', 'd'];
            stream.Shuffle<char>(items);
            counts[new string(items)] = counts.GetValueOrDefault(new string(items)) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.InRange(counts.Values.Sum(count => (count - 1000) * (count - 1000) / 1000), 0, 49.7);
    }

    // Shares of the normal distribution below some points, by tables; five deviations of a count of a million.
    [Theory]
    [InlineData(-4, 0.0000316712)]
    [InlineData(-3.442619855899, 0.0002880)]
    [InlineData(-3, 0.0013498980)]
    [InlineData(-1, 0.1586552539)]
    [InlineData(-0.2, 0.4207402906)]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.6914624613)]
    [InlineData(2, 0.9772498681)]
    [InlineData(3.8, 0.9999276520)]
    public void NextNormal_OfAMillion_AreSpreadAsTheNormalDistribution(double point, double share)
    {
        const int Count = 1_000_000;
        var stream = new RandomStream(3);

        var below = Enumerable.Range(0, Count).Count(_ => stream.NextNormal() < point);

        var deviation = Math.Sqrt(Count * share * (1 - share));
        Assert.InRange(below, (Count * share) - (5 * deviation), (Count * share) + (5 * deviation));
    }
}
