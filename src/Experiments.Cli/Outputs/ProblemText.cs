using Experiments.Cli.Text;

namespace Experiments.Cli.Outputs;

/// <summary>What went wrong or has to be known, as text for the error stream.</summary>
internal static class ProblemText
{
    /// <summary>The text as lines; none for an event that is not about a problem.</summary>
    public static IEnumerable<Line> Of(RunEvent told, int width) => told switch
    {
        Notice notice => Lines("note: ", notice.Text, Ink.Doubtful, width),
        TrialToRepeat lost => Lines(
            "note: ",
            $"{lost.Plan.Name}: {lost.Reason}. That may not come again, so the trial is tried once more, alone, when "
            + "the others have ended.",
            Ink.Doubtful,
            width),
        ProblemsFound found =>
        [
            // Not wrapped: editors find the place by file:line:column at the beginning of a line.
            .. found.Problems.Select(problem => new Line(problem.ToString())),
            new(found.Problems.Count == 1
                ? "1 problem; nothing was started."
                : $"{Numbers.Count(found.Problems.Count)} problems; nothing was started.", Ink.Bad),
        ],
        RunFailed { File: { } file } failed => Lines($"{file}: ", failed.Message, Ink.Bad, width),
        RunFailed failed => Lines("", failed.Message, Ink.Bad, width),
        StopRequested stop => Lines(
            $"{stop.Signal}: ",
            "stopping after this training step. Once more leaves at once; finished trials are safe.",
            Ink.Doubtful,
            width),
        Stopped stopped => [new("Stopped. To continue:"), new($"  {stopped.Continuation}", Ink.Strong)],
        _ => [],
    };

    private static IEnumerable<Line> Lines(string mark, string text, Ink ink, int width) =>
        Line.Wrap(mark + text, width).Select((line, index) =>
            index == 0 && line.StartsWith(mark, StringComparison.Ordinal)
                ? new Line(new Piece(mark, ink), new Piece(line[mark.Length..]))
                : new Line(line));
}
