using Experiments.Execution.Workers;
using Experiments.Files;
using Experiments.Trials;
using Xunit;

namespace Experiments.Execution;

public sealed class RunLockTests : IDisposable
{
    private readonly TemporaryFolder _output = new();

    private RunFolder Folder => new(_output.At("tiny", "0123456789"));

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Take_WhileAnotherHasIt_IsRefused()
    {
        using var owner = RunLock.Take(Folder, TimeProvider.System);

        var exception = Assert.Throws<ExperimentException>(() => RunLock.Take(Folder, TimeProvider.System));

        Assert.Equal(FailureKind.InUse, exception.Kind);
        Assert.StartsWith(
            $"{Folder.Path}: another process is working on this run (process {Environment.ProcessId} on "
            + $"{Environment.MachineName}, since ",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Take_AfterTheOwnerLetGo_Succeeds()
    {
        RunLock.Take(Folder, TimeProvider.System).Dispose();

        using var owner = RunLock.Take(Folder, TimeProvider.System);
    }

    [Fact]
    public void Dispose_OfARunThatNeverStarted_LeavesNoFolder()
    {
        RunLock.Take(Folder, TimeProvider.System).Dispose();

        Assert.Empty(Directory.GetFileSystemEntries(_output.Path));
    }

    [Fact]
    public void Dispose_OfARunThatStarted_KeepsItsFolder()
    {
        using (RunLock.Take(Folder, TimeProvider.System))
        {
            File.WriteAllText(Folder.Run, "{}");
        }

        Assert.True(File.Exists(Folder.Run));
    }

    [Fact]
    public void OwnerOf_AFolderThatIsHeld_IsItsOwner_AndNobodyAfterwards()
    {
        Directory.CreateDirectory(Folder.Path);
        File.WriteAllText(Folder.Run, "{}");
        using (RunLock.Take(Folder, TimeProvider.System))
        {
            Assert.Equal(Environment.ProcessId, RunLock.OwnerOf(Folder)?.Process);
        }

        Assert.Null(RunLock.OwnerOf(Folder));
        Assert.False(File.Exists(Folder.Owner));
    }

    [Fact]
    public void Take_WhileSomebodyLooks_Succeeds()
    {
        RunOwner? seen = null;
        using var stop = new CancellationTokenSource();
        Directory.CreateDirectory(Folder.Path);
        File.WriteAllText(Folder.Run, "{}");
        var looking = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                seen = RunLock.OwnerOf(Folder) ?? seen;
            }
        });
        looking.Start();
        for (var round = 0; round < 50; round++)
        {
            RunLock.Take(Folder, TimeProvider.System).Dispose();
        }
        stop.Cancel();
        looking.Join();
    }

    [Fact]
    public void Take_WhileWorkersOfAKilledRunAreAtWork_WaitsForThem()
    {
        Directory.CreateDirectory(Folder.Path);
        var share = WorkerLock.Share(Folder);
        using var other = WorkerLock.Share(Folder);
        using var taken = new ManualResetEventSlim();
        var taking = new Thread(() =>
        {
            using var owner = RunLock.Take(Folder, TimeProvider.System);
            taken.Set();
        });
        taking.Start();

        Assert.False(taken.Wait(300, TestContext.Current.CancellationToken));
        share.Dispose();
        other.Dispose();

        Assert.True(taken.Wait(20_000, TestContext.Current.CancellationToken));
        taking.Join();
        Assert.False(File.Exists(Folder.WorkerLock));
    }
}
