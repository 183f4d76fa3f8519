using System.Runtime.InteropServices;

namespace Experiments.Cli;

/// <summary>What the program's exit code says; part of the interface, so numbers never change.</summary>
internal static class ExitCode
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>A trial failed or diverged.</summary>
    public const int TrialFailed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int CommandLine = 2;

    /// <summary>An experiment file is wrong.</summary>
    public const int Spec = 3;

    /// <summary>Data is missing or damaged.</summary>
    public const int Data = 4;

    /// <summary>Results cannot be written or read.</summary>
    public const int Results = 5;

    /// <summary>Something needed is not installed or does not start.</summary>
    public const int Environment = 6;

    /// <summary>Another process works in the run folder.</summary>
    public const int InUse = 11;

    /// <summary>A trial that was stopped halfway would go on under other conditions than it began.</summary>
    public const int Inexact = 12;

    /// <summary>A trial that was run once more came out otherwise.</summary>
    public const int NotReproduced = 13;

    /// <summary>What an experiment file claims is not supported by its runs.</summary>
    public const int ClaimNotSupported = 14;

    /// <summary>A defect of this program.</summary>
    public const int Defect = 70;

    /// <summary>Every code with what it means, for the help text.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> Meanings { get; } =
    [
        ("0", "done"),
        ("1", "a trial failed or diverged; the others are done"),
        ("2", "the command line is wrong"),
        ("3", "an experiment file is wrong; nothing was started"),
        ("4", "data is missing or damaged"),
        ("5", "results cannot be written or read"),
        ("6", "something needed is not installed or does not start"),
        ("11", "another process is working in the run folder"),
        ("12", "a stopped trial would go on otherwise than it began; see --allow-inexact"),
        ("13", "verify: a trial came out otherwise than before"),
        ("14", "report --check: a claim is not supported"),
        ("70", "a defect of this program"),
        ("129, 130, 143", "stopped by SIGHUP, SIGINT (Ctrl+C), SIGTERM"),
    ];

    /// <summary>The code for what a user has to mend.</summary>
    public static int Of(FailureKind kind) => kind switch
    {
        FailureKind.Spec => Spec,
        FailureKind.Data => Data,
        FailureKind.Results => Results,
        FailureKind.Environment => Environment,
        FailureKind.InUse => InUse,
        FailureKind.Inexact => Inexact,
        _ => Defect,
    };

    /// <summary>The code of a program that a signal stopped: 128 and the signal's number.</summary>
    public static int Of(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGHUP => 129,
        PosixSignal.SIGINT => 130,
        PosixSignal.SIGTERM => 143,
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "No exit code stands for it."),
    };
}
