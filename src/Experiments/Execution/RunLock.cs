using Experiments.Files;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>
/// Keeps a run folder to one process. The system drops the lock with the process, so none is ever left behind; the empty file
/// stays, since removing it could take a lock that another process has just got.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly RunFolder _folder;
    private readonly FileStream _file;

    private RunLock(RunFolder folder, FileStream file) => (_folder, _file) = (folder, file);

    /// <summary>Takes the folder, and makes it where it is missing.</summary>
    /// <exception cref="ExperimentException">
    /// Another process has it (kind InUse), or it cannot be written to (kind Results).
    /// </exception>
    public static RunLock Take(RunFolder folder)
    {
        AtomicFile.CreateFolder(folder.Path);
        try
        {
            return new(folder, new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{folder.Path}: the run folder cannot be written to: no permission. Give yourself the right to write there, or choose "
                + "another output folder.",
                exception);
        }
        catch (IOException exception) when (IsHeldByAnother(exception))
        {
            throw new ExperimentException(
                FailureKind.InUse,
                $"{folder.Path}: another process is working on this run. Nothing was changed. Wait until it has ended, or choose another "
                + "output folder.",
                exception);
        }
        catch (IOException exception)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{folder.Path}: the run folder cannot be written to: {exception.Message} Mend that, or choose another output folder.",
                exception);
        }
    }

    /// <summary>Lets the folder go, and removes it where the run never came to start.</summary>
    public void Dispose()
    {
        _file.Dispose();
        if (File.Exists(_folder.Run))
        {
            return;
        }
        try
        {
            File.Delete(_folder.Lock);
            Directory.Delete(_folder.Path);
            Directory.Delete(Path.GetDirectoryName(_folder.Path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Something else lies there: another run of the experiment.
        }
    }

    // EWOULDBLOCK on Linux and macOS; ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeldByAnother(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
