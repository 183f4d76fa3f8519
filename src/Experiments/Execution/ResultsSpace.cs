using Experiments.Data;
using Experiments.Files;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>Makes sure that results can be written, before anything expensive starts.</summary>
internal static class ResultsSpace
{
    // Figures, tables, logs and what the file system takes for itself.
    private const long Margin = 8L << 20;

    private const long BytesPerPrediction = 40;

    // A file system may have space and yet refuse it, as where a quota is used up.
    private const int ProbeSize = 1 << 16;

    // The two that a trial keeps, and the next one while it is written.
    private const int CheckpointCount = 3;

    /// <summary>
    /// About how many bytes trials write: what they keep, and the checkpoints of those that run at once.
    /// </summary>
    /// <param name="trials">How each is trained, and how many numbers training adjusts.</param>
    /// <param name="dataset">What each is tested on.</param>
    /// <param name="jobs">Trials at once.</param>
    public static long Estimate(
        IReadOnlyList<(TrainingSpec Training, long ParameterCount)> trials, DatasetDescription dataset, int jobs) =>
        Margin
        + trials.Sum(trial => sizeof(float) * trial.ParameterCount)
        + (trials.Count * dataset.TestCount * (BytesPerPrediction + (sizeof(float) * dataset.ClassCount)))
        + trials.Select(trial => CheckpointCount * TrainedState.Size(trial.Training, trial.ParameterCount))
            .OrderDescending().Take(jobs).Sum();

    /// <summary>Checks the folder by writing to it and asks for the free space.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="needed">Bytes that will be written.</param>
    /// <exception cref="ExperimentException">
    /// The folder cannot be written to or has too little space; kind Results.
    /// </exception>
    public static void Require(RunFolder folder, long needed)
    {
        // A name that the next start clears away, should this one be killed in between.
        var probe = Path.Combine(folder.Path, ".probe" + AtomicFile.TemporarySuffix);
        AtomicFile.Write(probe, stream => stream.Write(new byte[ProbeSize]));
        AtomicFile.RemoveLeftovers(folder.Path);
        if (FreeSpace(folder.Path) is { } free && free < needed)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{folder.Path}: the run needs about {InMegabytes(needed)} MB, but only {InMegabytes(free)} MB are "
                + "free there. Nothing was started. Free some space, or choose an output folder on another disk.");
        }
    }

    private static long? FreeSpace(string path)
    {
        try
        {
            return new DriveInfo(path).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException)
        {
            // A network share on Windows has no drive to ask.
            return null;
        }
    }

    private static long InMegabytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;
}
