using Experiments.Trials;

namespace Experiments.Execution.Cleaning;

/// <summary>Why something may go.</summary>
public enum LitterKind
{
    /// <summary>What a process that died left behind, and nothing reads any more.</summary>
    Leftover,

    /// <summary>A trial that the experiment has no more: it had more seeds or a larger sweep once.</summary>
    Unplanned,

    /// <summary>A run as a whole.</summary>
    Run,
}

/// <summary>Something that can be removed.</summary>
/// <param name="Run">The run that it belongs to.</param>
/// <param name="Kind">Why.</param>
/// <param name="Path">The file or folder.</param>
/// <param name="Bytes">What it takes on disk.</param>
public sealed record Litter(RunFolder Run, LitterKind Kind, string Path, long Bytes);
