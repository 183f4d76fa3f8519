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
        using var owner = RunLock.Take(Folder);

        var exception = Assert.Throws<ExperimentException>(() => RunLock.Take(Folder));

        Assert.Equal(FailureKind.InUse, exception.Kind);
        Assert.StartsWith($"{Folder.Path}: another process is working on this run.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_AfterTheOwnerLetGo_Succeeds()
    {
        RunLock.Take(Folder).Dispose();

        using var owner = RunLock.Take(Folder);
    }

    [Fact]
    public void Dispose_OfARunThatNeverStarted_LeavesNoFolder()
    {
        RunLock.Take(Folder).Dispose();

        Assert.Empty(Directory.GetFileSystemEntries(_output.Path));
    }

    [Fact]
    public void Dispose_OfARunThatStarted_KeepsItsFolder()
    {
        using (RunLock.Take(Folder))
        {
            File.WriteAllText(Folder.Run, "{}");
        }

        Assert.True(File.Exists(Folder.Run));
    }
}
