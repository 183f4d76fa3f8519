using Experiments.Data;
using Experiments.Models;
using Experiments.Spec;

namespace Experiments.Execution;

/// <summary>
/// How much memory a process needs to train a trial, and how much there is: rather too few trials at once than one
/// killed.
/// </summary>
internal static class TrialMemory
{
    // .NET, libtorch and what it keeps ready, as measured on the models of experiments/; a quarter too much for most of
    // them.
    private const long Program = 350L << 20;

    private const int BytesPerNumber = 4;

    // The weights, their gradients, Adam's two moments, and one more copy in passing.
    private const int CopiesOfWeights = 5;

    // What a layer gives and the gradient of it, of which not all are there at once.
    private const int CopiesOfActivations = 2;

    // The rest is left to others, this process among them.
    private const double ShareToTake = 0.9;

    /// <summary>Bytes that a worker takes at its peak.</summary>
    public static long Estimate(ExperimentSpec spec, ModelSummary model, DatasetDescription dataset)
    {
        var images = (long)(dataset.TrainCount + dataset.TestCount) * dataset.Shape.Size;
        var activations = spec.Training.BatchSize * model.Rows.Sum(row => row.OutputShape.Size);
        return Program + images
            + (BytesPerNumber * ((CopiesOfActivations * activations) + (CopiesOfWeights * model.ParameterCount)));
    }

    /// <summary>Bytes that trials may take now; null where the system does not tell.</summary>
    public static long? Free() => OperatingSystem.IsLinux() && Available() is { } available
        ? (long)(ShareToTake * Math.Min(available, Limit()))
        : null;

    // That of a container, where there is one.
    private static long Limit() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private static long? Available()
    {
        try
        {
            // MemAvailable:   23553024 kB
            var line = File.ReadLines("/proc/meminfo")
                .FirstOrDefault(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal));
            return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kilobytes, "kB"]
                && long.TryParse(kilobytes, out var count)
                ? count << 10
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
