using Experiments.Trials;

namespace Experiments.Execution.Workers;

/// <summary>
/// Held by every worker of a run, all at once. Workers outlive a run that was killed for a few seconds, and the run's
/// own lock is free by then; the next start waits here until none can write into the folder any more.
/// </summary>
internal static class WorkerLock
{
    // Workers that lost their run end within five seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes a share of the lock, until disposed; for a worker, before it touches anything.</summary>
    public static IDisposable Share(RunFolder folder) =>
        new FileStream(folder.WorkerLock, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);

    /// <summary>Waits until no worker is left; for who holds the run.</summary>
    /// <exception cref="ExperimentException">Some do not end; kind InUse.</exception>
    public static void AwaitNone(RunFolder folder)
    {
        for (var waited = TimeSpan.Zero; File.Exists(folder.WorkerLock); waited += Interval)
        {
            try
            {
                using (new FileStream(folder.WorkerLock, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    // Nobody shares it.
                }
                File.Delete(folder.WorkerLock);
                return;
            }
            catch (IOException exception) when (RunLock.IsHeldByAnother(exception))
            {
                if (waited >= Patience)
                {
                    throw new ExperimentException(
                        FailureKind.InUse,
                        $"{folder.Path}: worker processes of an earlier start are still at work there. Nothing was "
                        + "changed. Wait until they have ended, or end them.",
                        exception);
                }
                Thread.Sleep(Interval);
            }
        }
    }
}
