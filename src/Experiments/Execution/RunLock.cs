using Experiments.Execution.Workers;
using Experiments.Files;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>
/// Keeps a run folder to one process. The system drops the lock with the process, so none is ever left behind; the
/// empty file stays where the run started.
/// </summary>
internal sealed class RunLock : IDisposable
{
    // Who looks whether the folder is taken holds its lock for an instant.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly RunFolder _folder;
    private readonly FileStream _file;

    private RunLock(RunFolder folder, FileStream file) => (_folder, _file) = (folder, file);

    /// <summary>
    /// Takes the folder, and makes it where it is missing. Workers that a killed run left have ended then.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="time">Says since when.</param>
    /// <exception cref="ExperimentException">
    /// Another process has it (kind InUse), or it cannot be written to (kind Results).
    /// </exception>
    public static RunLock Take(RunFolder folder, TimeProvider time)
    {
        AtomicFile.CreateFolder(folder.Path);
        var taken = new RunLock(folder, Open(folder));
        try
        {
            // At once, so that others are told of this owner and of no former one.
            new RunOwner(Environment.ProcessId, Environment.MachineName, time.GetUtcNow()).Write(folder);
            WorkerLock.AwaitNone(folder);
            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Who works in a folder at this moment; null for nobody. Takes nothing from anybody.</summary>
    public static RunOwner? OwnerOf(RunFolder folder)
    {
        try
        {
            if (File.Exists(folder.Lock))
            {
                using var look = new FileStream(folder.Lock, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            }
            return null;
        }
        catch (IOException exception) when (IsHeldByAnother(exception))
        {
            return RunOwner.Read(folder) ?? new(0, "an unknown machine", default);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Lets the folder go, and removes it where the run never came to start.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(_folder.Owner);
            File.Delete(_folder.WorkerLock);
            if (!File.Exists(_folder.Run))
            {
                if (OperatingSystem.IsWindows())
                {
                    // There a file that somebody has open cannot be removed: not by this process, nor when another has
                    // taken it.
                    _file.Dispose();
                }
                File.Delete(_folder.Lock);
                Directory.Delete(_folder.Path);
                Directory.Delete(Path.GetDirectoryName(_folder.Path)!);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Something else lies there: another run of the experiment.
        }
        finally
        {
            _file.Dispose();
        }
    }

    // EWOULDBLOCK on Linux and macOS; ERROR_SHARING_VIOLATION on Windows.
    internal static bool IsHeldByAnother(IOException exception) =>
        exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    // Between its being opened and locked, an owner whose run never came to start may have removed the file, and
    // another process may have made a new one since.
    private static bool IsStillThere(FileStream file, RunFolder folder) =>
        File.GetLastWriteTimeUtc(file.SafeFileHandle) == File.GetLastWriteTimeUtc(folder.Lock);

    private static FileStream Open(RunFolder folder)
    {
        for (var waited = TimeSpan.Zero; ; waited += Interval)
        {
            try
            {
                var file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                if (IsStillThere(file, folder))
                {
                    return file;
                }
                file.Dispose();
            }
            catch (IOException exception) when (IsHeldByAnother(exception) && waited < Patience)
            {
                Thread.Sleep(Interval);
            }
            catch (DirectoryNotFoundException) when (waited < Patience)
            {
                // An owner whose run never came to start removed it a moment ago.
                AtomicFile.CreateFolder(folder.Path);
            }
            catch (UnauthorizedAccessException exception)
            {
                throw new ExperimentException(
                    FailureKind.Results,
                    $"{folder.Path}: the run folder cannot be written to: no permission. Give yourself the right to "
                    + "write there, or choose another output folder.",
                    exception);
            }
            catch (IOException exception) when (IsHeldByAnother(exception))
            {
                var owner = RunOwner.Read(folder) is { } known ? $" ({known})" : "";
                throw new ExperimentException(
                    FailureKind.InUse,
                    $"{folder.Path}: another process is working on this run{owner}. Nothing was changed. Wait until it "
                    + "has ended, or choose another output folder.",
                    exception);
            }
            catch (IOException exception)
            {
                throw new ExperimentException(
                    FailureKind.Results,
                    $"{folder.Path}: the run folder cannot be written to: {exception.Message} Mend that, or choose "
                    + "another output folder.",
                    exception);
            }
        }
    }
}
