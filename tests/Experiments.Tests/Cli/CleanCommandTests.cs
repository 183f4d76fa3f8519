using System.Text.Json.Nodes;
using Experiments.Execution;
using Experiments.Files;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments.Cli;

public sealed class CleanCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TypedCommands _typed;

    public CleanCommandTests() => _typed = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("y\n", 0, "Removed 1 path", false)]
    [InlineData("YES\n", 0, "Removed 1 path", false)]
    [InlineData("n\n", 0, "Nothing was removed.", true)]
    [InlineData("\n", 0, "Nothing was removed.", true)]
    [InlineData("", 2, "there is nobody to ask. --yes removes without a question.", true)]
    public void Clean_AsksBeforeItRemoves(string answer, int code, string told, bool isThere)
    {
        var run = Write(Some.Spec);

        Assert.Equal(code, _typed.Answer(answer, "clean", "tiny"));
        Assert.Contains(told, _typed.Output.ToString() + _typed.Error, StringComparison.Ordinal);
        Assert.Contains("Remove all of it? [y/N] ", _typed.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(isThere, File.Exists(run.Run));
    }

    [Fact]
    public void Clean_OfOldRuns_KeepsTheLatestOfEach()
    {
        var old = Write(Some.Spec);
        File.SetLastWriteTimeUtc(old.Run, DateTime.UnixEpoch);
        var latest = Write(Some.Spec with { Training = Some.Spec.Training with { Epochs = 7 } });
        var other = Write(Some.Spec with { Name = "other" });

        Assert.Equal(0, _typed.Type("clean", "--old", "--yes"));
        Assert.False(Directory.Exists(old.Path));
        Assert.True(File.Exists(latest.Run));
        Assert.True(File.Exists(other.Run));
    }

    [Fact]
    public void Clean_LeavesALockedRunAlone()
    {
        var run = Write(Some.Spec);
        File.WriteAllText(run.Spec + ".0a.partial", "");
        using var owner = RunLock.Take(run, TimeProvider.System);

        Assert.Equal(0, _typed.Type("clean", "--yes"));
        Assert.Equal(11, _typed.Type("clean", "tiny", "--yes"));
        Assert.Contains("is left alone: process ", _typed.Output.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(run.Spec + ".0a.partial"));
    }

    [Fact]
    public void Clean_OfNothing_SaysSo()
    {
        Write(Some.Spec);

        Assert.Equal(0, _typed.Type("clean"));
        Assert.Equal($"Nothing is to be removed from {_folder.At("results")}.\n", _typed.Output.ToString());
    }

    [Fact]
    public void Clean_OfAnUnknownRun_TouchesNothing()
    {
        Write(Some.Spec);
        var before = FileSnapshot.Times(_folder.Path);

        Assert.Equal(5, _typed.Type("clean", "huge", "--yes"));
        Assert.StartsWith("huge: there is no such run in ", _typed.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, FileSnapshot.Times(_folder.Path));
    }

    [Fact]
    public void Clean_AsJson_ListsPaths()
    {
        var run = Write(Some.Spec);

        Assert.Equal(0, _typed.Type("clean", "tiny", "--yes", "--json"));
        var lines = _typed.Output.ToString().TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["to_remove", "removed"], lines.Select(line => (string?)line["event"]));
        Assert.Equal(run.Path, (string?)lines[1]["paths"]![0]!["path"]);
    }

    [Fact]
    public void Retry_OfARunWhereAllWentWell_StartsNothing()
    {
        Write(Some.Spec);
        var before = FileSnapshot.Times(_folder.Path);

        Assert.Equal(0, _typed.Type("retry", "tiny", "--failed"));
        Assert.Contains(
            "no trial failed or diverged, so nothing was started", _typed.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, FileSnapshot.Times(_folder.Path));
    }

    [Theory]
    [InlineData("retry tiny", "retry needs --failed, which says that trials are meant that failed or diverged.")]
    [InlineData("verify tiny --all --trial base-s1", "--all and --trial say different things: give one of them.")]
    [InlineData("verify tiny --tolerance -1", "--tolerance takes a number, 0 or more; '-1' is none.")]
    [InlineData("diff tiny", "diff needs a B, such as ./run.sh diff baseline three-conv")]
    public void CommandLine_ThatIsWrong_IsExplained(string arguments, string message)
    {
        Assert.Equal(2, _typed.Type(arguments.Split(' ')));
        Assert.Equal(message, _typed.Error.ToString().Split('\n')[0]);
    }

    [Fact]
    public void Verify_OfATrialThatIsNotThere_SuggestsOne()
    {
        Write(Some.Spec);

        Assert.Equal(5, _typed.Type("verify", "tiny", "--trial", "base-s2"));
        Assert.EndsWith(
            "no trial base-s2 has ended there that could be run again. Did you mean 'base-s1'?\n",
            _typed.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_OfARunWithItself_FindsNothing()
    {
        Write(Some.Spec);

        Assert.Equal(0, _typed.Type("diff", "tiny", "tiny"));
        Assert.Contains("1 equal to the bit in both", _typed.Output.ToString(), StringComparison.Ordinal);
    }

    private RunFolder Write(ExperimentSpec spec)
    {
        var experiment = Experiment.Of(spec);
        var run = RunFolder.Of(_folder.At("results"), experiment);
        var record = new JsonObject
        {
            ["experiment"] = spec.Name,
            ["run"] = Path.GetFileName(run.Path),
            ["dataset"] = new JsonObject { ["name"] = "digits", ["sha256"] = "0123" },
            ["starts"] = new JsonArray(new JsonObject { ["started"] = "2026-01-02T03:04:05Z", ["threads"] = 1 }),
        };
        AtomicFile.WriteText(run.Run, record.ToJsonString());
        AtomicFile.WriteText(run.Spec, experiment.Yaml);
        EpochTable.Write(run.Trial(Some.Plan).Epochs, Some.Outcome().Epochs);
        TrialFile.Write(run.Trial(Some.Plan).Trial, Some.Outcome());
        return run;
    }
}
