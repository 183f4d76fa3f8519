using Experiments.Cli.Outputs;
using Experiments.Cli.Text;
using Xunit;

namespace Experiments.Cli;

public sealed class ProgressTextTests
{
    [Theory]
    [InlineData(
        int.MaxValue,
        "base-s1  epoch 1/2  loss 0.2345  accuracy 0.9301  validation loss 0.0685  validation accuracy 0.9801  46.1 s")]
    [InlineData(80, "base-s1  epoch 1/2  loss 0.2345  accuracy 0.9301  validation accuracy 0.9801")]
    [InlineData(50, "base-s1  epoch 1/2  validation accuracy 0.9801")]
    public void Epoch_OnANarrowScreen_KeepsWhatMattersMost(int width, string line) =>
        Assert.Equal(line, ProgressText.Of(SomeRun.Epoch(1), width).ToString());

    [Fact]
    public void Epoch_WithoutValidation_HasNoWordOfIt() =>
        Assert.Equal(
            "base-s1  epoch 2/2  loss 0.2345  accuracy 0.9301  46.1 s",
            ProgressText.Of(SomeRun.Epoch(2, isValidated: false), int.MaxValue).ToString());

    [Theory]
    [InlineData(
        79,
        "##############################..........  base-s1   75 %  0:45 left",
        "epoch 2/2  step 188/375  loss 0.1234  accuracy 0.9634  1,032 images/s")]
    [InlineData(
        49,
        "#################.....  base-s1   75 %  0:45 left",
        "epoch 2/2  loss 0.1234  accuracy 0.9634")]
    [InlineData(19, "base-s1   75 %", "epoch 2/2")]
    public void Step_FillsWhatThereIsOfTheScreen(int width, string bar, string figures)
    {
        var lines = ProgressText.Of(SomeRun.Step(2, 188), 2, width, Glyphs.Ascii);

        Assert.Equal([bar, figures], lines.Select(line => line.ToString()));
    }

    [Theory]
    [InlineData(1, "  0 %")]
    [InlineData(749, " 99 %")]
    [InlineData(750, "100 %")]
    public void Step_IsAtAHundredPercent_OnlyWhenTheTrialIsDone(int step, string percent)
    {
        var at = SomeRun.Step(1 + ((step - 1) / 375), 1 + ((step - 1) % 375));

        Assert.Contains(percent, Lines(at)[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_OfATrial_KeepTheirFiguresInPlace()
    {
        var columns = new[] { 1, 10, 100, 375 }
            .Select(step => Lines(SomeRun.Step(1, step))[1].ToString())
            .Select(line => line.IndexOf("loss", StringComparison.Ordinal));

        Assert.Single(columns.Distinct());
    }

    [Fact]
    public void Step_WithALossThatIsNoNumber_SaysSo() =>
        Assert.Contains("loss NaN", Lines(SomeRun.Step(1, 1, double.NaN))[1].ToString(), StringComparison.Ordinal);

    [Fact]
    public void Trial_ThatDiverged_SaysWhy() =>
        Assert.Equal(
            ["base-s2  diverged: The loss became infinite in epoch 2,", "step 17. Lower the learning rate."],
            ProgressText.Of(SomeRun.Diverged(2), 55).Select(line => line.ToString()));

    [Theory]
    [InlineData(null, "train.gz  4.4 MB")]
    [InlineData(8_800_000L, "####################....................  train.gz   50 %  4.4 MB of 8.8 MB")]
    public void Download_ShowsWhatIsKnown(long? total, string line)
    {
        var download = new Downloading("train.gz", 4_400_000, total);

        Assert.Equal(line, ProgressText.Live(download, 79, Glyphs.Ascii).ToString());
    }

    private static IReadOnlyList<Line> Lines(StepDone step) =>
        ProgressText.Of(step, epochCount: 2, width: 80, Glyphs.Ascii);
}
