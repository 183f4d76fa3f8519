using Experiments.Files;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>
/// Keeps a run folder to one process. The system drops the lock with the process, so none is ever left behind; the empty file
/// stays, since removing it could take a lock that another process has just got.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the folder, and makes it where it is missing.</summary>
    /// <exception cref="ExperimentException">
    /// Another process has it (kind InUse), or it cannot be written to (kind Results).
    /// </exception>
    public static RunLock Take(RunFolder folder)
    {
        AtomicFile.CreateFolder(folder.Path);
        try
        {
            return new(new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
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

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // EWOULDBLOCK on Linux and macOS; ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeldByAnother(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
