using Experiments.Cli;
using Experiments.Execution;
using Experiments.Files;
using Experiments.Optimization;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments.Reports.Pages;

/// <summary>What pages say, as Markdown, of runs that nobody had to train.</summary>
public sealed class RunPageTests : IDisposable
{
    private static readonly double[] Accuracies = [0.95, 0.9667, 0.9333, 0.95];

    private static readonly ExperimentSpec Spec = Some.Spec with
    {
        Data = Some.Spec.Data with { TrainLimit = null },
        Published = new()
        {
            Source = "An article",
            TestAccuracy = 0.99,
            TestLoss = 0.09,
            Notes = ["It is that of a single run."],
        },
    };

    private readonly TemporaryFolder _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Page_OfARun_IsAsApproved()
    {
        var run = Store(Spec, Accuracies);

        Approved.Check(
            "report-run.md", MarkdownPage.Of(RunPage.Of(run, [], JudgedClaim.Of(run, _ => null), []), run.Folder.Path));
    }

    [Fact]
    public void Page_OfSeveralRuns_IsAsApproved()
    {
        List<StoredRun> runs =
        [
            Store(Spec, Accuracies),
            Store(Spec with { Name = "other", Title = "Other" }, [0.85, 0.8833, 0.85, 0.8667]),
        ];
        var page = ComparisonPage.Of(runs, VariantComparison.Of(runs), [], [[]], "compare tiny other");

        Approved.Check("report-comparison.md", MarkdownPage.Of(page, _output.Path));
    }

    [Theory]
    [InlineData(0.9455, "Published: 0.9455. Not tested at full size: tested on the first 60 of 2,000 images.")]
    public void Headline_SaysHowThePublishedFigureStands(double published, string text) =>
        Assert.Contains(
            text,
            Summary(Store(Spec with { Published = new() { TestAccuracy = published } }, Accuracies)),
            StringComparison.Ordinal);

    [Fact]
    public void Page_OfAModelTrainedOnTestImages_IsStampedSo()
    {
        var spec =
            Spec with { Training = Spec.Training with { PseudoLabels = new() { From = UnlabelledSource.Test } } };

        Assert.Contains(
            "Trained on test images (not their labels), so its test accuracy says little of new images.",
            Summary(Store(spec, Accuracies)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfATrialThatDiverged_NamesItAndItsReason()
    {
        var run = Store(Spec, Accuracies);
        var plan = run.Planned[1];
        TrialFile.Write(
            run.Folder.Trial(plan).Trial,
            Some.Outcome(TrialStatus.Diverged, plan) with { Reason = "The loss became infinite in epoch 2." });

        var page = RunPage.Of(StoredRun.Read(run.Folder), [], [], []);

        Assert.Contains(
            "0 trials failed and 1 diverged of 4; they are listed below and in no mean.",
            page.Summary.Select(remark => remark.Text));
        Assert.Contains(
            "The loss became infinite in epoch 2", MarkdownPage.Of(page, _output.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_WithoutWhatATrialSaid_SaysSoAndGoesOn()
    {
        var run = Store(Spec, Accuracies);
        File.Delete(run.Folder.Trial(run.Planned[0]).Logits);

        var text = MarkdownPage.Of(RunPage.Of(run, [], [], []), _output.Path);

        Assert.Contains("logits.safetensors", text, StringComparison.Ordinal);
        Assert.Contains(
            "## Trials (4 of 4)", text.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Summary(StoredRun run) =>
        string.Join(' ', RunPage.Of(run, [], [], []).Summary.Select(remark => remark.Text));

    private StoredRun Store(ExperimentSpec spec, double[] accuracies) =>
        StoredRun.Read(SomeStoredRun.Store(_output.Path, spec, "aa", accuracies));
}
