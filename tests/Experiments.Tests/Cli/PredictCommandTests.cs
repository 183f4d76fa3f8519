using System.Text.Json.Nodes;
using Experiments.Cli.Outputs;
using Experiments.Cli.Text;
using Experiments.Data;
using Experiments.Spec;
using Xunit;

namespace Experiments.Cli;

/// <summary>inspect and predict as they are typed.</summary>
[Collection(nameof(TorchAlone))]
public sealed class PredictCommandTests : RunsInAFolder
{
    private const string Sweep = """
        name: tiny
        conventions: keras
        data: {dataset: digits, limit: {train: 100, test: 20}}
        vars: {rate: 0.2}
        model: [{conv2d: {filters: 2, kernel_size: 3}}, flatten, dropout: $rate, dense: 10]
        training: {epochs: 1}
        sweep: {values: {rate: [0.2, 0.5]}}
        """;

    private readonly TypedCommands _typed;

    public PredictCommandTests() => _typed = new(Output.Path);

    [Theory]
    [InlineData(int.MaxValue, "predicted.txt")]
    [InlineData(40, "predicted-40.txt")]
    public void Predictions_AreAsApproved(int width, string file) => Approved.Check(
        file, string.Join('\n', PredictionText.Of(SomeRun.Predicted, width, Glyphs.Ascii)) + "\n");

    [Fact]
    public void Inspection_IsAsApproved() => Approved.Check(
        "inspected.txt",
        string.Join('\n', PredictionText.Of(
            SomeRun.Inspected, int.MaxValue, path => path.Replace('\\', '/')["/mine/results/".Length..])) + "\n");

    [Fact]
    public void Predict_WithABadFile_NamesItAndPredictsTheOthers()
    {
        Run(Some.Spec, "results");
        File.WriteAllText(Output.At("bad.png"), "text");
        File.WriteAllBytes(
            Output.At("good.png"), PngFile.Of(28, 28, PngFile.GrayType, SomeDigits.Dataset.Test.Image(3).ToArray()));

        Assert.Equal(4, _typed.Type("predict", "tiny", "bad.png", "good.png", "gone.png", "--json"));
        var events = _typed.Output.ToString()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["failed", "failed", "predicted"], events.Select(told => (string)told["event"]!));
        Assert.Equal(["good.png"], events[2]["images"]!.AsArray().Select(image => (string)image!["file"]!));
        Assert.Contains("bad.png: is no PNG image.", (string)events[0]["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_OfASweep_AsksForAVariant()
    {
        Run(SpecReader.Read(Sweep, "tiny.yaml", []).Value!, "results");
        File.WriteAllBytes(Output.At("x.png"), PngFile.Of(28, 28, PngFile.GrayType, new byte[28 * 28]));

        Assert.Equal(5, _typed.Type("predict", "tiny", "x.png"));
        Assert.Contains(
            "trials of 2 variants. Name one by --variant, as rate-0.2, or a trial by --trial.",
            _typed.Error.ToString(),
            StringComparison.Ordinal);
        Assert.Equal(0, _typed.Type("predict", "tiny", "x.png", "--variant", "rate-0.5"));
        Assert.Contains("By rate-0.5-s1.", _typed.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _typed.Type("inspect", "tiny", "--trial", "rate-0.5-s1"));
    }

    [Theory]
    [InlineData("predict tiny x.png --trial base-s7", "no trial base-s7 is completed there. Did you mean 'base-s1'?")]
    [InlineData("predict tiny x.png --variant other", "it has no variant other. There are: base.")]
    [InlineData("inspect tiny --layer nothing", "tiny has no layer nothing that gives maps.")]
    [InlineData("inspect tiny --image 60", "so there is no test image 60.")]
    public void Question_AboutWhatIsNotThere_IsAnswered(string arguments, string message)
    {
        Run(Some.Spec, "results");

        Assert.Equal(5, _typed.Type(arguments.Split(' ')));
        Assert.Contains(message, _typed.Error.ToString(), StringComparison.Ordinal);
    }
}
