using System.Text.Json.Nodes;
using Experiments.Data;
using Experiments.Files;
using Experiments.Layers;
using Experiments.Trials;
using Xunit;

namespace Experiments.Execution;

public sealed class RunRecordTests : IDisposable
{
    private static readonly RunEnvironment Machine =
        new("0.1.0", "10.0.1", "0.106.0", "2.10.0", "Debian", "Zen", "cpu", 2);

    private readonly TemporaryFolder _output = new();

    private RunFolder Folder => new(_output.Path);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void AddStart_OfANewRun_RecordsDataAndMachine()
    {
        Assert.Empty(Start(Machine));

        var record = JsonNode.Parse(File.ReadAllText(Folder.Run))!;
        Assert.Equal("tiny", (string?)record["experiment"]);
        Assert.Equal("""{"name":"digits","sha256":"abc"}""", record["dataset"]!.ToJsonString());
        Assert.Equal("2026-01-02T03:04:05Z", (string?)record["starts"]![0]!["started"]);
        Assert.Equal("run tiny.yaml", (string?)record["starts"]![0]!["command"]);
        Assert.Equal(2, (int?)record["starts"]![0]!["threads"]);
    }

    [Fact]
    public void AddStart_OnAnotherMachine_KeepsBothAndSaysWhatDiffers()
    {
        Start(Machine);

        var differences = Start(Machine with { Threads = 4, Libtorch = "2.11.0" });

        Assert.Equal(["libtorch was 2.10.0, now 2.11.0", "threads was 2, now 4"], differences);
        Assert.Equal(2, JsonNode.Parse(File.ReadAllText(Folder.Run))!["starts"]!.AsArray().Count);
    }

    [Fact]
    public void AddStart_OnOtherData_IsRefusedAndChangesNothing()
    {
        Start(Machine);
        var before = File.ReadAllText(Folder.Run);

        var exception = Assert.Throws<ExperimentException>(() => Start(Machine, sha256: "def"));

        Assert.Equal(FailureKind.Data, exception.Kind);
        Assert.Contains("had the SHA-256 abc, now it has def", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Folder.Run));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"dataset":{},"starts":{}}""")]
    public void AddStart_OnADamagedRecord_IsRefused(string text)
    {
        File.WriteAllText(Folder.Run, text);

        Assert.Equal(FailureKind.Results, Assert.Throws<ExperimentException>(() => Start(Machine)).Kind);
    }

    private IReadOnlyList<string> Start(RunEnvironment environment, string sha256 = "abc")
    {
        var description = new DatasetDescription("digits", new Shape(1, 28, 28), ["0", "1"], 1, 1);
        var images = new ImageSet(description.Shape, new byte[784], [0]);
        return RunRecord.AddStart(
            Folder,
            Some.Spec,
            new Dataset(description, images, images, sha256),
            environment,
            jobs: 1,
            new RunOptions { Data = new(Offline: true), Command = "run tiny.yaml" },
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    }
}
