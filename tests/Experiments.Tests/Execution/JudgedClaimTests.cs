using Experiments.Files;
using Experiments.Spec;
using Xunit;

namespace Experiments.Execution;

public sealed class JudgedClaimTests : IDisposable
{
    private readonly TemporaryFolder _output = new();

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData("test_accuracy > 0.9", true, "the difference is 0.0500 +- 0.0124 over 3 seeds, p = 0.003")]
    [InlineData("test_accuracy < 0.9", false, "the difference is -0.0500 +- 0.0124 over 3 seeds, p = 0.003")]
    [InlineData("test_accuracy > 0.949", false, "the difference is 0.0010 +- 0.0124 over 3 seeds, p = 0.762")]
    [InlineData(
        "tiny.test_accuracy > other.test_accuracy", true, "the difference is 0.0600 +- 0.0043 over 3 seeds, p < 0.001")]
    [InlineData("test_accuracy > single.test_accuracy", false, "the difference is 0.0450 over 1 seed, p = 1.000")]
    [InlineData("test_accuracy > elsewhere.test_accuracy", false, "were measured on different images")]
    [InlineData("test_accuracy > missing.test_accuracy", false, "there is no run of missing; run it first")]
    [InlineData("test_accuracy > tiny/wide.test_accuracy", false, "tiny has 1 variants, base; none of them is wide")]
    [InlineData("parameter_count < 2000", true, "2,000 against 1,")]
    public void Claim_IsJudgedByRuns(string claim, bool isSupported, string reason)
    {
        var judged = Assert.Single(Judge(claim));

        Assert.Contains(reason, judged.Reason, StringComparison.Ordinal);
        Assert.Equal(isSupported, judged.IsSupported);
    }

    [Fact]
    public void Claims_OfAFile_AreCorrectedTogether()
    {
        // Alone, each would be supported: p = 0.037.
        var judged = Judge("test_accuracy > 0.9355", "test_accuracy > 0.93551");

        Assert.All(judged, claim => Assert.False(claim.IsSupported));
        Assert.True(Assert.Single(Judge("test_accuracy > 0.9355")).IsSupported);
    }

    private IReadOnlyList<JudgedClaim> Judge(params string[] claims)
    {
        var text =
            SpecWriter.ToYaml(Some.Spec) + $"claims: [{string.Join(", ", claims.Select(claim => $"\"{claim}\""))}]\n";
        var spec = SpecReader.Read(text, "tiny.yaml", []).Value!.Base;
        var own = Store(spec, "aa", 0.945, 0.955, 0.95);
        Store(Some.Spec with { Name = "other" }, "aa", 0.884, 0.897, 0.889);
        Store(Some.Spec with { Name = "single" }, "aa", 0.9);
        Store(Some.Spec with { Name = "elsewhere" }, "bb", 0.885, 0.895, 0.89);
        return JudgedClaim.Of(own, new ResultsFolder(_output.Path).FinderOf([own]));
    }

    private StoredRun Store(ExperimentSpec spec, string dataHash, params double[] accuracies) =>
        StoredRun.Read(SomeStoredRun.Store(_output.Path, spec, dataHash, accuracies));
}
