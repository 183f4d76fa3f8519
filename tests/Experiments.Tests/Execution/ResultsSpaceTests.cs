using Experiments.Files;
using Experiments.Trials;
using Xunit;

namespace Experiments.Execution;

public sealed class ResultsSpaceTests : IDisposable
{
    private readonly TemporaryFolder _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Require_OfWhatFits_LeavesNothingBehind()
    {
        ResultsSpace.Require(new RunFolder(_output.Path), trialCount: 1, weightCount: 1000, testCount: 10);

        Assert.Empty(Directory.GetFileSystemEntries(_output.Path));
    }

    [Fact]
    public void Require_OfMoreThanIsFree_IsRefusedWithBothNumbers()
    {
        var exception = Assert.Throws<ExperimentException>(
            () => ResultsSpace.Require(new RunFolder(_output.Path), trialCount: 1_000_000, weightCount: 1_000_000 * (1L << 30), testCount: 0));

        Assert.Equal(FailureKind.Results, exception.Kind);
        Assert.Contains("the run needs about 4096000008 MB, but only ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_WhereAFileStands_IsRefused()
    {
        File.WriteAllText(_output.At("file"), "");

        var exception = Assert.Throws<ExperimentException>(
            () => ResultsSpace.Require(new RunFolder(_output.At("file")), trialCount: 1, weightCount: 1, testCount: 1));

        Assert.Equal(FailureKind.Results, exception.Kind);
    }
}
