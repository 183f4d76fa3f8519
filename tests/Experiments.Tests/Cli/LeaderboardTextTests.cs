using Experiments.Cli.Outputs;
using Experiments.Cli.Text;
using Xunit;

namespace Experiments.Cli;

public sealed class LeaderboardTextTests
{
    [Theory]
    [InlineData(int.MaxValue, "leaderboard.txt")]
    [InlineData(60, "leaderboard-60.txt")]
    public void Leaderboard_IsAsApproved(int width, string file) =>
        Approved.Check(file, Joined(LeaderboardText.Of(SomeRun.Ranked, width, Glyphs.Ascii)));

    [Fact]
    public void Ensemble_IsAsApproved() =>
        Approved.Check("ensemble.txt", Joined(EnsembleText.Of("", SomeRun.Ensemble, int.MaxValue, Glyphs.Ascii)));

    private static string Joined(IEnumerable<Line> lines) => string.Concat(lines.Select(line => $"{line}\n"));
}
