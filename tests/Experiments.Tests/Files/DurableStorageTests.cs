using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Experiments.Files;

public sealed class DurableStorageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // A pipe lies on no device, so fsync refuses it; .NET's own flush says nothing then.
    [Fact]
    public void Flush_OfWhatCannotBeFlushed_Fails()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows is asked through .NET.");
        }
        using var pipe = new AnonymousPipeServerStream();
        using var handle = new SafeFileHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);

        RandomAccess.FlushToDisk(handle);
        Assert.Equal("Invalid argument", Assert.Throws<IOException>(() => DurableStorage.Flush(handle)).Message);
    }

    [Fact]
    public void FlushFolder_ThatIsThere_Succeeds() => DurableStorage.FlushFolder(_folder.Path);

    [Fact]
    public void FlushFolder_ThatIsGone_Fails()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps names with the files.");
        }
        var failure = Assert.Throws<IOException>(() => DurableStorage.FlushFolder(_folder.At("none")));

        Assert.Equal("No such file or directory", failure.Message);
    }
}
