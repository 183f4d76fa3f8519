using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>How a trial came out that was run once more.</summary>
public enum Agreement
{
    /// <summary>Every number, and every byte of weights and predictions.</summary>
    BitEqual,

    /// <summary>Numbers differ by no more than the tolerance.</summary>
    WithinTolerance,

    /// <summary>Numbers differ by more than the tolerance.</summary>
    Different,

    /// <summary>There is nothing to compare with, since the trial failed.</summary>
    NotComparable,
}

/// <summary>What came of running a trial once more.</summary>
/// <param name="Plan">The trial.</param>
/// <param name="Agreement">How it came out.</param>
/// <param name="Difference">
/// Where stored and new results part: the first value beyond the tolerance, else the first at all; null for bit-equal.
/// </param>
/// <param name="Largest">
/// The largest difference up to there, relative to numbers above 1; infinite where something is missing.
/// </param>
/// <param name="Causes">What is likely behind it, a sentence each; empty for bit-equal.</param>
public sealed record TrialVerification(
    TrialPlan Plan, Agreement Agreement, TrialDifference? Difference, double Largest, IReadOnlyList<string> Causes);
