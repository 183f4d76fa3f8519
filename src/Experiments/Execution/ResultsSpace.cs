using Experiments.Files;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>Makes sure that results can be written, before anything expensive starts.</summary>
internal static class ResultsSpace
{
    // Figures, tables, logs and what the file system takes for itself.
    private const long Margin = 8L << 20;

    private const long BytesPerPrediction = 40;

    /// <summary>Checks the folder by writing to it and asks for the free space.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="trialCount">Trials to come.</param>
    /// <param name="weightCount">Weights of all of them together, four bytes a number.</param>
    /// <param name="testCount">Test examples of each.</param>
    /// <exception cref="ExperimentException">The folder cannot be written to or has too little space; kind Results.</exception>
    public static void Require(RunFolder folder, int trialCount, long weightCount, int testCount)
    {
        var probe = Path.Combine(folder.Path, ".probe");
        AtomicFile.WriteText(probe, "");
        File.Delete(probe);

        var needed = Margin + (4 * weightCount) + (trialCount * BytesPerPrediction * testCount);
        if (FreeSpace(folder.Path) is { } free && free < needed)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{folder.Path}: the run needs about {InMegabytes(needed)} MB, but only {InMegabytes(free)} MB are free there. Nothing was "
                + "started. Free some space, or choose an output folder on another disk.");
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
