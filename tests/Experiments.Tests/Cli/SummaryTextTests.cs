using Experiments.Cli.Outputs;
using Experiments.Cli.Text;
using Experiments.Trials;
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
    public void Model_OfASweep_HasARowAVariant() => Approved.Check(
        "model-sweep.txt",
        Joined(ModelText.Of(SomeRun.Read with { Experiment = SomeRun.Sweep }, int.MaxValue, Glyphs.Ascii)));

    [Fact]
    public void Model_OfOneVariant_IsThatOfAnExperiment()
    {
        var read = SomeRun.Read with { Experiment = SomeRun.Sweep, Only = SomeRun.Sweep.Variants[1] };

        var text = Joined(ModelText.Of(read, int.MaxValue, Glyphs.Ascii));

        Assert.Contains("Variant   rate-0.5\n", text, StringComparison.Ordinal);
        Assert.Contains("max_pool2d_1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_IsAsApproved() => Approved.Check(
        "plan.txt",
        Joined(PlanText.Of(
            SomeRun.Planned, int.MaxValue, Glyphs.Ascii, path => path.Replace('\\', '/')["/mine/".Length..])));

    [Fact]
    public void Probe_IsAsApproved() => Approved.Check(
        "probe.txt",
        Joined(ProbeText.Of(
            new(SomeRun.Read, [(SomeRun.Read.Variants[0], SomeRun.Estimate)]), int.MaxValue, Glyphs.Ascii)));

    [Fact]
    public void Result_OfASweep_HasARowAVariant()
    {
        TrialOutcome[] outcomes =
        [
            SomeRun.Completed(1) with { Plan = new("rate-0.25", 1) },
            SomeRun.Completed(2) with { Plan = new("rate-0.25", 2) },
            SomeRun.Completed(3) with { Plan = new("rate-0.5", 1) },
            SomeRun.Diverged(2) with { Plan = new("rate-0.5", 2) },
        ];

        Approved.Check("result-sweep.txt", Result(SomeRun.Ended(outcomes) with { Experiment = SomeRun.Sweep }));
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
    public void Result_OfManyTrials_NamesTheFolderOfTheirFiles()
    {
        var text = Result(SomeRun.Ended([.. Enumerable.Range(1, 30).Select(seed => SomeRun.Completed((ulong)seed))]));

        Assert.DoesNotContain("weights.safetensors", text, StringComparison.Ordinal);
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
        Joined(ResultText.Of(ended, width, Glyphs.Ascii, path => path.Replace('\\', '/')["/mine/".Length..]));

    private static string Joined(IEnumerable<Line> lines) => string.Concat(lines.Select(line => line + "\n"));
}
