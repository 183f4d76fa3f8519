using Experiments.Files;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments.Execution.Cleaning;

public sealed class RunCleanerTests : IDisposable
{
    private static readonly Experiment Experiment =
        Experiment.Of(Some.Spec with { Trials = new TrialsSpec { Count = 3 } });

    private readonly TemporaryFolder _output = new();

    public RunCleanerTests()
    {
        var hash = Path.GetFileName(Run.Path);
        AtomicFile.WriteText(Run.Run, $$"""{"experiment":"tiny","run":"{{hash}}","dataset":{},"starts":[]}""");
        AtomicFile.WriteText(Run.Spec, Experiment.Yaml);
        AtomicFile.WriteText(Run.Trials, "trial\n");
        AtomicFile.WriteText(Run.Figure("learning-curves"), "png");
        End(1, TrialStatus.Completed);
    }

    private RunFolder Run => RunFolder.Of(_output.Path, Experiment);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Leftovers_OfAnOrdinaryRun_AreNone()
    {
        End(2, TrialStatus.Failed);
        AtomicFile.WriteText(Trial(2).Checkpoint(1, 5), "a failed trial goes on from here");
        AtomicFile.WriteText(Trial(3).Checkpoint(2, 0), "a stopped trial goes on from here");

        Assert.Empty(RunCleaner.Leftovers(Run));
    }

    [Fact]
    public void Leftovers_OfDeadProcesses_AreFoundAndGo_AndNothingElse()
    {
        var before = _output.Files.ToList();
        File.WriteAllText(Run.Spec + ".0a1b2c3d.partial", "half");
        File.WriteAllText(Path.Combine(Run.Path, ".probe"), "");
        File.WriteAllText(Trial(1).Weights + ".0a1b2c3d.partial", "half");
        File.WriteAllText(Trial(1).Checkpoint(2, 0), "no longer needed");
        Directory.CreateDirectory(Trial(2).Path);
        File.WriteAllText(Trial(2).Epochs, "cut off");
        File.WriteAllText(Trial(2).Epochs + ".0a1b2c3d.partial", "cut off");

        var found = RunCleaner.Leftovers(Run);

        Assert.All(found, piece => Assert.Equal(LitterKind.Leftover, piece.Kind));
        Assert.Equal(5, found.Count);
        Assert.Equal("cut off".Length * 2, found.Single(piece => piece.Path == Trial(2).Path).Bytes);
        Assert.Equal(found, Cleaner.Remove(found));
        Assert.Equal(before.Append(Relative(Run.Lock)).Order(StringComparer.Ordinal), _output.Files);
    }

    [Fact]
    public void Unplanned_AreTrialsOfFormerSeedsAlone()
    {
        End(3, TrialStatus.Completed);
        End(4, TrialStatus.Completed);
        End(5, TrialStatus.Diverged);
        var own = Path.Combine(Run.TrialFolders, "my-s7");
        Directory.CreateDirectory(own);
        File.WriteAllText(Path.Combine(own, "notes.txt"), "mine");
        Directory.CreateDirectory(Path.Combine(Run.TrialFolders, "notes"));

        var found = RunCleaner.Unplanned(Run);

        Assert.Equal([Trial(4).Path, Trial(5).Path], found.Select(piece => piece.Path));
        Cleaner.Remove(found);
        Assert.True(File.Exists(Trial(3).Trial));
        Assert.False(Directory.Exists(Trial(4).Path));
        Assert.True(File.Exists(Path.Combine(own, "notes.txt")));
    }

    [Fact]
    public void Whole_RemovesTheRun_AndTheFolderOfItsExperimentWhereItWasTheLast()
    {
        Cleaner.Remove([RunCleaner.Whole(Run)]);

        Assert.Empty(_output.Files);
        Assert.False(Directory.Exists(Path.GetDirectoryName(Run.Path)));
    }

    [Fact]
    public void Whole_LeavesWhatIsNotTheRuns()
    {
        var notes = Path.Combine(Run.Path, "notes.txt");
        var figure = Path.Combine(Run.Figures, "mine.svg");
        var elsewhere = _output.At("elsewhere");
        Directory.CreateDirectory(elsewhere);
        File.WriteAllText(Path.Combine(elsewhere, "trial.json"), "mine");
        File.WriteAllText(notes, "mine");
        File.WriteAllText(figure, "mine");
        Directory.CreateSymbolicLink(Path.Combine(Run.TrialFolders, "base-s9"), elsewhere);

        Cleaner.Remove([RunCleaner.Whole(Run)]);

        Assert.True(File.Exists(notes));
        Assert.True(File.Exists(figure));
        Assert.True(File.Exists(Path.Combine(elsewhere, "trial.json")));
        Assert.True(Directory.Exists(Path.Combine(Run.TrialFolders, "base-s9")));
        Assert.False(File.Exists(Run.Run));
        Assert.False(Directory.Exists(Trial(1).Path));
    }

    [Fact]
    public void Whole_OfAFolderThatIsNoRun_IsRefused()
    {
        var published = new RunFolder(_output.At("reference", "baseline"));
        AtomicFile.WriteText(published.Run, File.ReadAllText(Run.Run));

        var exception = Assert.Throws<ExperimentException>(() => RunCleaner.Whole(published));

        Assert.Contains(
            "this is not a run's folder under the name that it was written with",
            exception.Message,
            StringComparison.Ordinal);
        Assert.Empty(RunCleaner.Leftovers(published));
        Assert.Empty(RunCleaner.Unplanned(published));
    }

    [Fact]
    public void Remove_OfARunThatAProcessWorksOn_IsRefused()
    {
        using var owner = RunLock.Take(Run, TimeProvider.System);

        var exception = Assert.Throws<ExperimentException>(() => Cleaner.Remove([RunCleaner.Whole(Run)]));

        Assert.Equal(FailureKind.InUse, exception.Kind);
        Assert.True(File.Exists(Trial(1).Trial));
    }

    [Fact]
    public void Remove_OfWhatWasALeftoverOnce_LeavesWhatHasEndedSince()
    {
        Directory.CreateDirectory(Trial(2).Path);
        var found = RunCleaner.Leftovers(Run);
        End(2, TrialStatus.Completed);

        Assert.Empty(Cleaner.Remove(found));
        Assert.True(File.Exists(Trial(2).Trial));
    }

    private static RunCleaner Cleaner => new(TimeProvider.System);

    private TrialFolder Trial(ulong seed) => Run.Trial(new("base", seed));

    private string Relative(string path) => Path.GetRelativePath(_output.Path, path).Replace('\\', '/');

    private void End(ulong seed, TrialStatus status)
    {
        EpochTable.Write(Trial(seed).Epochs, Some.Outcome().Epochs);
        TrialFile.Write(Trial(seed).Trial, Some.Outcome(status, new("base", seed)));
    }
}
