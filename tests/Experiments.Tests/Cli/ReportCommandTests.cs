using System.Text.Json.Nodes;
using Experiments.Execution;
using Experiments.Files;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments.Cli;

/// <summary>report and compare as they are typed.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TypedCommands _typed;

    public ReportCommandTests() => _typed = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Report_WritesBothFiles_AndTheSameAgain()
    {
        var run = Store("tiny", 0.95, 0.9667, 0.9333);

        Assert.Equal(ExitCode.Done, _typed.Type("report", "tiny"));
        var first = File.ReadAllText(run.Report);
        Assert.Equal(ExitCode.Done, _typed.Type("report", "tiny"));

        Assert.Equal(first, File.ReadAllText(run.Report));
        Assert.StartsWith("# Tiny\n", File.ReadAllText(run.ReportText), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test_accuracy > 0.5", ExitCode.Done)]
    [InlineData("test_accuracy > 0.94", ExitCode.ClaimNotSupported)]
    [InlineData("test_accuracy > missing.test_accuracy", ExitCode.ClaimNotSupported)]
    public void Check_EndsByWhetherTheClaimIsSupported(string claim, int code)
    {
        var text = SpecWriter.ToYaml(Some.Spec) + $"claims: [\"{claim}\"]\n";
        SomeStoredRun.Store(
            _folder.At("results"), SpecReader.Read(text, "tiny.yaml", []).Value!.Base, "aa", 0.95, 0.9667, 0.9333);

        Assert.Equal(code, _typed.Type("report", "tiny", "--check"));
        Assert.Contains(
            $"tiny: {claim}: {(code == 0 ? "supported" : "not supported")}",
            _typed.Output.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_OfSeveralRuns_WritesAReportOnThem()
    {
        Store("tiny", 0.95, 0.9667, 0.9333);
        Store("other", 0.85, 0.8833, 0.85);

        Assert.Equal(ExitCode.Done, _typed.Type("compare", "tiny", "other", "--json"));

        var report = _typed.Output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!).Single(told => (string)told["event"]! == "report");
        Assert.Equal(_folder.At("results", "_comparisons", "tiny+other", "report.html"), (string)report["html"]!);
        Assert.Contains(
            "Comparison of tiny and other", File.ReadAllText((string)report["html"]!), StringComparison.Ordinal);

        // It is no run, and no command takes it for one.
        Assert.Equal(ExitCode.Done, _typed.Type("list"));
    }

    [Fact]
    public void Compare_OfAFileThatWasNotRunAsItStands_SaysWhichRunThereIs()
    {
        Store("tiny", 0.95);
        File.WriteAllText(
            _folder.At("tiny.yaml"),
            SpecWriter.ToYaml(Some.Spec with { Training = Some.Spec.Training with { Epochs = 9 } }));

        Assert.Equal(ExitCode.Results, _typed.Type("compare", "tiny.yaml"));
        Assert.Contains(
            "there is no run of this file as it stands. The latest run of tiny is",
            _typed.Error.ToString(),
            StringComparison.Ordinal);
    }

    private RunFolder Store(string name, params double[] accuracies) =>
        SomeStoredRun.Store(_folder.At("results"), Some.Spec with { Name = name }, "aa", accuracies);
}
