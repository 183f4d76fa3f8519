namespace Experiments.Execution;

/// <summary>How many trials run side by side, and with how many threads each.</summary>
internal static class Workload
{
    /// <summary>
    /// Threads of each trial. Several trials side by side with one thread each go further than one after the other with all, so that
    /// is what several get where nothing else is said.
    /// </summary>
    /// <param name="trialCount">Trials to come.</param>
    /// <param name="coreCount">Processor cores.</param>
    /// <param name="jobs">How many shall run at once; null where that is left open.</param>
    public static int Threads(int trialCount, int coreCount, int? jobs) =>
        trialCount > 1 && jobs is null ? 1 : Math.Max(1, coreCount / Math.Clamp(jobs ?? 1, 1, Math.Max(1, trialCount)));

    /// <summary>Trials at once: as many as the cores and the memory allow, one on a graphics card.</summary>
    /// <param name="trialCount">Trials to come.</param>
    /// <param name="coreCount">Processor cores.</param>
    /// <param name="threads">Threads of each.</param>
    /// <param name="device">Where they train.</param>
    /// <param name="needed">Bytes that each takes, 1 or more.</param>
    /// <param name="free">Bytes that they may take; null where that is not known.</param>
    public static int Jobs(int trialCount, int coreCount, int threads, string device, long needed, long? free)
    {
        var byCores = device == DeviceChoice.Cpu ? coreCount / threads : 1;
        var byMemory = free / needed ?? long.MaxValue;
        return (int)Math.Clamp(Math.Min(byCores, byMemory), 1, Math.Max(1, trialCount));
    }
}
