using System.Globalization;
using Experiments.Cli.Text;
using Experiments.Execution;

namespace Experiments.Cli.Outputs;

/// <summary>How trials came out that were run once more, as text.</summary>
internal static class VerificationText
{
    private const int Margin = 2;

    /// <summary>One trial.</summary>
    public static IEnumerable<Line> Of(TrialVerification trial, int width)
    {
        var (finding, ink) = trial.Agreement switch
        {
            Agreement.BitEqual => ("equal in every bit", Ink.Good),
            Agreement.WithinTolerance => (
                $"equal within the tolerance: differences up to {Short(trial.Largest)}, first in {Place(trial)}",
                Ink.Doubtful),
            Agreement.Different when IsAboutFiles(trial) => (
                $"gave the same numbers, but its stored {trial.Difference!.What} differ", Ink.Bad),
            Agreement.Different => ($"differs from {Place(trial)} on", Ink.Bad),
            _ => ("not run again", Ink.Bad),
        };
        var stored = trial.Difference is { } difference && !IsAboutFiles(trial)
            ? $"; {difference.What} was {difference.First}, now {difference.Second}"
            : "";
        return
        [
            .. Line.Wrap($"{trial.Plan.Name}  {finding}{stored}", width).Select(line => new Line(line, ink)),
            .. trial.Causes.SelectMany(cause => Line.Wrap($"{Likely(trial)}{cause}", width - Margin))
                .Select(line => new Line(line).Indent(Margin)),
        ];
    }

    /// <summary>All of them together.</summary>
    public static IEnumerable<Line> Of(RunVerified verified, int width, Func<string, string> shortPath)
    {
        (Agreement Agreement, string Words)[] kinds =
        [
            (Agreement.BitEqual, "equal in every bit"),
            (Agreement.WithinTolerance, "equal within the tolerance"),
            (Agreement.Different, "different"),
            (Agreement.NotComparable, "not run again"),
        ];
        var counts = kinds
            .Select(kind => (
                kind.Words, Count: verified.Verifications.Count(trial => trial.Agreement == kind.Agreement)))
            .Where(kind => kind.Count > 0)
            .Select(kind => $"{Numbers.Count(kind.Count)} {kind.Words}");
        var text = $"{Numbers.Count(verified.Verifications.Count, "trial")} of {shortPath(verified.Folder.Path)}: "
            + $"{string.Join(", ", counts)}.";
        return Line.Wrap(text, width).Select(line => new Line(line));
    }

    /// <summary>An agreement in a word of JSON.</summary>
    public static string Word(Agreement agreement) => agreement switch
    {
        Agreement.BitEqual => "bit_equal",
        Agreement.WithinTolerance => "within_tolerance",
        Agreement.Different => "different",
        _ => "not_comparable",
    };

    private static string Likely(TrialVerification trial) =>
        trial.Agreement == Agreement.NotComparable ? "" : "likely cause: ";

    private static bool IsAboutFiles(TrialVerification trial) =>
        trial.Difference?.What is TrialVerifier.Weights or TrialVerifier.Logits or TrialVerifier.Predictions;

    private static string Place(TrialVerification trial) => trial.Difference?.Epoch is { } epoch
        ? $"epoch {Numbers.Count(epoch)}"
        : "the end of the training";

    private static string Short(double number) => number.ToString("0.0e0", CultureInfo.InvariantCulture);
}
