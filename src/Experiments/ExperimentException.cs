namespace Experiments;

/// <summary>What kind of thing a user has to mend; the command line turns it into its exit code.</summary>
public enum FailureKind
{
    /// <summary>The experiment file, or an override of it, is wrong.</summary>
    Spec,

    /// <summary>A dataset is missing, damaged or cannot be fetched.</summary>
    Data,

    /// <summary>Results cannot be written or read: no space, no permission, damaged files.</summary>
    Results,

    /// <summary>
    /// Something the program needs is not installed or does not start: libtorch, gnuplot, the device.
    /// </summary>
    Environment,

    /// <summary>Another process is working in the run folder.</summary>
    InUse,

    /// <summary>A trial that was stopped halfway would go on under other conditions than it began.</summary>
    Inexact,
}

/// <summary>
/// A failure that the user can mend. The message says what happened, where, what is safe and what to do next; no stack
/// trace is shown for it.
/// </summary>
public sealed class ExperimentException(FailureKind kind, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What kind of thing has to be mended.</summary>
    public FailureKind Kind { get; } = kind;
}
