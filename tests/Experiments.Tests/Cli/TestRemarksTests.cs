using Experiments.Cli.Outputs;
using Experiments.Cli.Text;
using Experiments.Files;
using Experiments.Optimization;
using Experiments.Reports;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments.Cli;

/// <summary>What is said of runs whose test is not the usual one.</summary>
public sealed class TestRemarksTests : IDisposable
{
    private const string Stamp =
        "trained on test images (not their labels), so its test accuracy says little of new images";

    private static readonly ExperimentSpec OnTestImages = SomeRun.Spec with
    {
        Training = SomeRun.Spec.Training with { PseudoLabels = new() { From = UnlabelledSource.Test } },
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TrainingOnTestImages_IsSaidWhereverItsAccuracyIs()
    {
        var experiment = Experiment.Of(OnTestImages);
        string[] texts =
        [
            Joined(ModelText.Of(SomeRun.Read with { Experiment = experiment }, 200, Glyphs.Ascii)),
            Joined(ResultText.Of(
                SomeRun.Ended(SomeRun.Completed(1)).With(_ => OnTestImages), 200, Glyphs.Ascii, path => path)),
            Joined(StatusText.Of(SomeRun.Status with { Experiment = experiment }, 200, Glyphs.Ascii, path => path)),
        ];

        Assert.All(texts, text => Assert.Contains($"Caution   {Stamp}\n", text, StringComparison.Ordinal));
        Assert.Contains(
            "2 epochs, batches of 32; then 5 epochs with 8 of a batch test images that the model labels itself",
            texts[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public void TrainingOnTestImages_OfOneVariant_NamesIt()
    {
        var sweep = Some.Sweep(0.25, 0.5);
        var mixed = sweep with { Variants = [sweep.Variants[0], sweep.Variants[1] with { Spec = OnTestImages }] };

        Assert.Equal([$"rate-0.5: {Stamp}"], TestRemarks.Stamp(mixed.Variants));
        Assert.Empty(TestRemarks.Stamp(sweep.Variants));
        new TrialTable(mixed, new Dictionary<string, long> { ["rate-0.25"] = 1, ["rate-0.5"] = 1 }).Write(
            _folder.At("trials.csv"),
            [Some.Outcome(plan: new("rate-0.25", 1)), Some.Outcome(plan: new("rate-0.5", 1))]);
        Assert.Equal(
            ["uses_test_images", "false", "true"],
            File.ReadLines(_folder.At("trials.csv")).Select(line => line.Split(',')[^1]));
    }

    [Fact]
    public void Views_AreSaidWithWhatTheyGained()
    {
        TrialOutcome[] outcomes =
        [
            Some.Outcome() with { TestAccuracy = 0.99, PlainTestAccuracy = 0.98 },
            Some.Outcome() with { TestAccuracy = 0.98, PlainTestAccuracy = 0.985 },
            Some.Outcome(TrialStatus.Diverged),
        ];

        Assert.Equal(
            ["Tested on several views of each image: without them the accuracy is 0.9825, with them +0.0025."],
            TestRemarks.Views(outcomes));
        Assert.Empty(TestRemarks.Views([Some.Outcome()]));
    }

    private static string Joined(IEnumerable<Line> lines) => string.Concat(lines.Select(line => line + "\n"));

    [Theory]
    [InlineData(
        2,
        "After 188 training steps, 15 % of the running means of batch_norm (momentum 0.99) is still what "
        + "they started at")]
    [InlineData(5, null)]
    public void RunningMeansNearTheirStart_AreTold(int epochs, string? text)
    {
        var spec = SpecReader.Read(
            $$"""
            name: normal
            conventions: keras
            data: {dataset: digits, limit: {train: 6000} }
            model: [{residual: {layers: [batch_norm]} }, flatten, dense: 10]
            training: {epochs: {{epochs}}, batch_size: 64}
            """,
            "normal.yaml",
            []).Value!;

        var told = TestRemarks.RunningMeans(spec.Variants, SomeRun.Dataset);

        Assert.Equal(
            text, told.Select(remark => remark[..remark.IndexOf(", so", StringComparison.Ordinal)]).SingleOrDefault());
    }
}
