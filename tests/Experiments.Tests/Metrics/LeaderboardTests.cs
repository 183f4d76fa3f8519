using Xunit;

namespace Experiments.Metrics;

public sealed class LeaderboardTests
{
    [Fact]
    public void Variants_ThatCannotBeToldApart_ShareARank()
    {
        var board = Leaderboard.Of(
        [
            Of("low", 0.90, 0.91, 0.902, 0.905),
            Of("high", 0.951, 0.958, 0.953, 0.954),
            Of("higher", 0.953, 0.957, 0.955, 0.9545),
        ]);

        Assert.Equal(
            [(1, "higher"), (1, "high"), (3, "low")], board.Rows.Select(row => (row.Rank, row.Contestant.Name)));
        Assert.Equal([false, true, true], board.Verdicts.Select(verdict => verdict.IsClear));
        Assert.Equal("higher", board.Verdicts[1].Better);
    }

    [Fact]
    public void PValues_AreCorrectedForAllPairs()
    {
        var board = Leaderboard.Of(
            [Of("a", 0.95, 0.96, 0.955), Of("b", 0.90, 0.91, 0.904), Of("c", 0.85, 0.84, 0.852)]);

        Assert.Equal(3, board.Verdicts.Count);
        Assert.Equal(
            Holm.Adjust([.. board.Verdicts.Select(verdict => verdict.Comparison.PValue)]),
            board.Verdicts.Select(verdict => verdict.PValue));
    }

    [Fact]
    public void Pairs_AreOverSeedsInCommon()
    {
        var other = new Contestant(
            "b", new Dictionary<(ulong, int?), double> { [(2, null)] = 0.5, [(3, null)] = 0.6, [(9, null)] = 0 });

        var verdict = Assert.Single(Leaderboard.Of([Of("a", 0.9, 0.9, 0.9), other]).Verdicts);

        Assert.Equal(2, verdict.Comparison.Difference.Count);
    }

    [Fact]
    public void Variants_WithoutSeedsInCommon_HaveNoVerdict_AndShareTheRank()
    {
        var board = Leaderboard.Of(
            [Of("a", 0.9), new("b", new Dictionary<(ulong, int?), double> { [(7, null)] = 0.1 })]);

        Assert.Empty(board.Verdicts);
        Assert.All(board.Rows, row => Assert.Equal(1, row.Rank));
    }

    [Fact]
    public void Variants_ByTheThousand_AreComparedWithTheBestAlone()
    {
        var board = Leaderboard.Of(
            Enumerable.Range(0, 2000).Select(index => Of($"v{index}", 0.9, 0.9 - (1e-5 * index), 0.9)));

        // Each of the best with all that come after it.
        Assert.Equal(Enumerable.Range(1950, 50).Sum(), board.Verdicts.Count);
    }

    private static Contestant Of(string name, params double[] accuracies) =>
        new(name, accuracies.Index().ToDictionary(entry => ((ulong)entry.Index + 1, (int?)null), entry => entry.Item));
}
