using Experiments.Trials;

namespace Experiments.Execution.Workers;

/// <summary>
/// Tells a failure that a lack of memory caused; there may be more of it when other trials have ended.
/// </summary>
internal static class MemoryShortage
{
    // As libtorch says it, of the processor's memory and of a graphics card's; then C++ and .NET.
    private static readonly string[] Words =
    [
        "out of memory", "can't allocate memory", "not enough memory", "bad_alloc", "insufficient memory",
        "OutOfMemoryException",
    ];

    /// <summary>Whether memory was short.</summary>
    public static bool IsBehind(TrialOutcome outcome) => outcome.Status == TrialStatus.Failed
        && Words.Any(words => outcome.Reason!.Contains(words, StringComparison.OrdinalIgnoreCase));
}
