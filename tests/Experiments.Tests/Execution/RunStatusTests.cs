using Experiments.Files;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments.Execution;

public sealed class RunStatusTests : IDisposable
{
    private static readonly Experiment Experiment =
        Experiment.Of(Some.Spec with { Trials = new TrialsSpec { Count = 5 } });

    private readonly TemporaryFolder _output = new();

    private RunFolder Folder => RunFolder.Of(_output.Path, Experiment);

    public RunStatusTests()
    {
        AtomicFile.WriteText(Folder.Run, """{"dataset":{},"starts":[{"started":"2026-01-02T03:04:05Z","command":"./run.sh tiny.yaml","threads":3,"device":"cpu"}]}""");
        AtomicFile.WriteText(Folder.Spec, SpecWriter.ToYaml(Experiment.Base));
        End(1, TrialStatus.Completed);
        End(2, TrialStatus.Failed);
        EpochTable.Write(Folder.Trial(new("base", 3)).Epochs, [Some.Epoch(1)]);
        Begin(4);
        AtomicFile.WriteText(Folder.Trial(new("base", 4)).Checkpoint(1, 3), "");
    }

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Read_WhileTheRunIsHeld_TellsWhatRuns()
    {
        using var owner = RunLock.Take(Folder, TimeProvider.System);
        Begin(3);
        Begin(4);
        CutOff(5);

        var status = RunStatus.Read(Folder);

        Assert.Equal(Environment.ProcessId, status.Owner?.Process);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), status.LastStart);
        Assert.Equal([1UL, 2], status.Ended.Select(outcome => outcome.Plan.Seed));
        Assert.Equal([(3UL, 1), (4, 0)], status.Running.Select(trial => (trial.Plan.Seed, trial.Epochs.Count)));
        Assert.Equal(1, status.RemainingCount);
        Assert.False(status.IsComplete);
    }

    [Fact]
    public void Read_OfARunThatNobodyHolds_TakesWhatWasCutOffAsToCome()
    {
        var before = FileSnapshot.Times(_output.Path);

        var status = RunStatus.Read(Folder);

        Assert.Null(status.Owner);
        Assert.Equal("./run.sh tiny.yaml", status.Command);
        Assert.Equal(1, status.SavedCount);
        Assert.Empty(status.Running);
        Assert.Equal(3, status.RemainingCount);
        Assert.Equal(before, FileSnapshot.Times(_output.Path));
    }

    [Fact]
    public void Read_OfAFolderWithAnotherSpec_IsRefused()
    {
        AtomicFile.WriteText(
            Folder.Spec, SpecWriter.ToYaml(Some.Spec with { Training = Some.Spec.Training with { Epochs = 77 } }));

        var exception = Assert.Throws<ExperimentException>(() => RunStatus.Read(Folder));

        Assert.Equal(FailureKind.Results, exception.Kind);
        Assert.Contains("not of the one that the folder is named after", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_TakesAFolderAnExperimentOrARun()
    {
        var results = new ResultsFolder(_output.Path);
        var hash = Path.GetFileName(Folder.Path);

        Assert.Equal(Folder, results.Find("tiny", "/"));
        Assert.Equal(Folder, results.Find($"tiny/{hash}/", "/"));
        Assert.Equal(Folder, results.Find(hash, "/"));
        Assert.Equal(Folder, results.Find(hash, Path.GetDirectoryName(Folder.Path)!));
        Assert.Equal(Folder, results.Find(Folder.Path, "/"));
        Assert.Equal([Folder], results.Runs());
        Assert.Equal(
            $"huge: there is no such run in {_output.Path}. The latest ones there: {Path.Combine("tiny", hash)}. "
            + "Name one, or its folder.",
            Assert.Throws<ExperimentException>(() => results.Find("huge", "/")).Message);
    }

    [Fact]
    public void LastStart_IsWhatTheRecordSays() => Assert.Equal((3, "cpu"), RunRecord.LastStart(Folder));

    private void Begin(ulong seed) => AtomicFile.WriteText(Folder.Trial(new("base", seed)).Log, "");

    // Before the run was started this time.
    private void CutOff(ulong seed)
    {
        Begin(seed);
        File.SetLastWriteTimeUtc(
            Folder.Trial(new("base", seed)).Log, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1));
    }

    private void End(ulong seed, TrialStatus status)
    {
        var plan = new TrialPlan("base", seed);
        EpochTable.Write(Folder.Trial(plan).Epochs, Some.Outcome().Epochs);
        TrialFile.Write(Folder.Trial(plan).Trial, Some.Outcome(status, plan));
    }
}
