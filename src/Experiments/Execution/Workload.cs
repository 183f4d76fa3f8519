using static System.FormattableString;

namespace Experiments.Execution;

/// <summary>How many trials run side by side.</summary>
/// <param name="Jobs">Their number.</param>
/// <param name="Shortage">What to tell where the memory allows fewer than the cores do; null where it does not.</param>
internal sealed record Workload(int Jobs, string? Shortage)
{
    /// <summary>
    /// Threads of each trial. Several trials side by side with one thread each go further than one after the other with
    /// all, so that is what several get where nothing else is said.
    /// </summary>
    /// <param name="trialCount">Trials to come.</param>
    /// <param name="coreCount">Processor cores.</param>
    /// <param name="jobs">How many shall run at once; null where that is left open.</param>
    public static int Threads(int trialCount, int coreCount, int? jobs) =>
        trialCount > 1 && jobs is null ? 1 : Math.Max(1, coreCount / Math.Clamp(jobs ?? 1, 1, Math.Max(1, trialCount)));

    /// <summary>As many as were asked for, else as the cores and the memory allow, one on a graphics card.</summary>
    /// <param name="asked">How many the user wants; null where that is left open.</param>
    /// <param name="trialCount">Trials to come.</param>
    /// <param name="coreCount">Processor cores.</param>
    /// <param name="threads">Threads of each.</param>
    /// <param name="device">Where they train.</param>
    /// <param name="needed">Bytes that each takes, 1 or more.</param>
    /// <param name="free">Bytes that they may take; null where that is not known.</param>
    public static Workload Of(
        int? asked, int trialCount, int coreCount, int threads, string device, long needed, long? free)
    {
        var most = Math.Max(1, trialCount);
        if (asked is { } wanted)
        {
            return new(Math.Clamp(wanted, 1, most), null);
        }
        var byCores = Math.Clamp(device == DeviceChoice.Cpu ? coreCount / threads : 1, 1, most);
        var byMemory = (int)Math.Clamp(free / needed ?? byCores, 1, byCores);
        return new(byMemory, byMemory == byCores ? null
            : Invariant($"A trial takes about {needed >> 20} MB, of which {free >> 20} are free: ")
                + Invariant($"{byMemory} at once in place of {byCores}. --jobs decides otherwise."));
    }
}
