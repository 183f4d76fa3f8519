using System.Diagnostics;
using Xunit;

namespace Experiments.Files;

/// <summary>
/// A file system of a test's own with 64 KiB of space, for who may mount one; other tests are skipped.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallDisk()
    {
        if (!OperatingSystem.IsLinux() || !Mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", Path))
        {
            _folder.Dispose();
            Assert.Skip("Only root on Linux may mount the small file system that this test fills.");
        }
    }

    public string Path => _folder.Path;

    public void MakeReadOnly() => Assert.True(Mount("-o", "remount,ro", Path));

    public void Dispose()
    {
        Run("umount", Path);
        _folder.Dispose();
    }

    private static bool Mount(params string[] arguments) => Run("mount", arguments);

    private static bool Run(string command, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
