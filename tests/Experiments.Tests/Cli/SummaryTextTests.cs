using Experiments.Cli.Outputs;
using Experiments.Cli.Text;
using Xunit;

namespace Experiments.Cli;

public sealed class SummaryTextTests
{
    [Theory]
    [InlineData(int.MaxValue, "model.txt")]
    [InlineData(50, "model-50.txt")]
    public void Model_IsAsApproved(int width, string file) =>
        Approved.Check(file, Joined(ModelText.Of(SomeRun.Read, width, Glyphs.Ascii)));

    [Theory]
    [InlineData(int.MaxValue, "result.txt")]
    [InlineData(80, "result-80.txt")]
    [InlineData(50, "result-50.txt")]
    public void Result_OfSeveralTrials_IsAsApproved(int width, string file)
    {
        var ended = SomeRun.Ended(SomeRun.Completed(1), SomeRun.Diverged(2), SomeRun.Completed(3));

        Approved.Check(file, Result(ended, width));
    }

    [Fact]
    public void Result_OfOneTrial_HasNoSpread() =>
        Approved.Check("result-one-trial.txt", Result(SomeRun.Ended(SomeRun.Completed(1))));

    [Fact]
    public void Result_WithoutPublishedFigures_HasNoWordOfThem()
    {
        var ended = SomeRun.Ended(SomeRun.Completed(1));

        var text = Result(ended.With(spec => spec with { Published = null }));

        Assert.DoesNotContain("published", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Result_OfAFinishedRun_SaysThatNothingWasDone()
    {
        var ended = SomeRun.Ended(SomeRun.Completed(1));

        var text = Result(ended with { Summary = ended.Summary with { AlreadyComplete = true } });

        Assert.Contains("Nothing was left to do", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_OfTrialsThatAllFailed_HasNoMean()
    {
        var text = Result(SomeRun.Ended(SomeRun.Diverged(1), SomeRun.Diverged(2)));

        Assert.Contains("mean of 0               -", text, StringComparison.Ordinal);
        Assert.DoesNotContain("weights.safetensors", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_OfManyTrials_ListsFewPaths()
    {
        var text = Result(SomeRun.Ended([.. Enumerable.Range(1, 30).Select(seed => SomeRun.Completed((ulong)seed))]));

        Assert.Equal(5, text.Split("weights.safetensors").Length - 1);
        Assert.Contains("/tiny/0123456789/trials\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_WithMoreEpochsThanPublished_ComparesNoValidation()
    {
        var ended = SomeRun.Ended(SomeRun.Completed(1));
        var text = Result(ended.With(spec => spec with { Training = spec.Training with { Epochs = 3 } }));

        Assert.Contains("3 epochs where the source has 2", text, StringComparison.Ordinal);
        Assert.Contains("published          0.9887     0.0347                    -  ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_OfAWholeDataset_IsOnThePublishedTerms()
    {
        var ended = SomeRun.Ended(SomeRun.Completed(1));
        var text = Result(
            ended.With(spec => spec with { Data = spec.Data with { TrainLimit = null, TestLimit = 2_000 } }));

        Assert.DoesNotContain("Not the same terms", text, StringComparison.Ordinal);
    }

    private static string Result(RunEnded ended, int width = int.MaxValue) =>
        Joined(ResultText.Of(ended, width, Glyphs.Ascii, path => path.Replace('\\', '/')["/work/".Length..]));

    private static string Joined(IEnumerable<Line> lines) => string.Concat(lines.Select(line => line + "\n"));
}
