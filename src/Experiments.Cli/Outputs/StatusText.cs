using Experiments.Cli.Text;
using Experiments.Execution;
using Experiments.Reports;
using Experiments.Trials;
using static System.FormattableString;

namespace Experiments.Cli.Outputs;

/// <summary>How far runs are, as text.</summary>
internal static class StatusText
{
    /// <summary>One run, with the trials at work and those that went wrong.</summary>
    public static IEnumerable<Line> Of(RunStatus status, int width, Glyphs glyphs, Func<string, string> shortPath)
    {
        yield return ModelText.Heading(status.Experiment.Base.Name, status.Experiment.Base.Title);
        yield return ModelText.Labelled("Folder", shortPath(status.Folder.Path), int.MaxValue).Single();
        yield return ModelText.Labelled("State", State(status), int.MaxValue).Single();
        foreach (var line in ModelText.Labelled("Trials", Counts(status), width))
        {
            yield return line;
        }
        foreach (var line in TestRemarks.Stamp(status.Experiment.Variants)
            .SelectMany(text => ModelText.Labelled("Caution", text, width)))
        {
            yield return line;
        }
        if (status is { Owner: null, IsComplete: false, Command: { } command })
        {
            // In one piece, so that it can be copied.
            yield return ModelText.Labelled("To go on", command, int.MaxValue).Single();
        }
        if (status.Running.Count > 0)
        {
            yield return Line.Empty;
            foreach (var line in Running(status).ToLines(width, glyphs))
            {
                yield return line;
            }
        }
        var wrong = status.Ended.Where(outcome => outcome.Status != TrialStatus.Completed).ToList();
        if (wrong.Count > 0)
        {
            yield return Line.Empty;
        }
        foreach (var line in wrong.SelectMany(outcome => ProgressText.Of(outcome, width)))
        {
            yield return line;
        }
    }

    /// <summary>Runs, a row each.</summary>
    public static IEnumerable<Line> Of(
        RunsListed listed, int width, Glyphs glyphs, Func<string, string> shortPath)
    {
        if (listed.Runs.Count == 0)
        {
            return [new($"No run is in {shortPath(listed.Results.Path)}.")];
        }
        var table = new TextTable(
            new("Run"),
            new("State"),
            new("Trials", IsNumber: true),
            new("Failed", IsNumber: true, Rank: 2),
            new("Test accuracy", IsNumber: true, Rank: 1),
            new("Started (UTC)", Rank: 3));
        foreach (var run in listed.Runs)
        {
            // Of a sweep no single figure speaks for all variants.
            var metrics = run.Ended.Select(ComparedMetrics.Of).ToList();
            var accuracy = run.Experiment.IsSweep ? null
                : ComparedMetrics.Across(metrics, estimate => estimate.Mean).TestAccuracy;
            var failed = run.Count(TrialStatus.Failed) + run.Count(TrialStatus.Diverged);
            table.Add(
                new(Path.GetRelativePath(listed.Results.Path, run.Folder.Path)),
                new(Word(run), run.Owner is not null ? Ink.Good : run.IsComplete ? Ink.Plain : Ink.Doubtful),
                new($"{Numbers.Count(run.Ended.Count)}/{Numbers.Count(run.PlannedCount)}"),
                new(failed == 0 ? "" : Numbers.Count(failed), Ink.Bad),
                new(Numbers.Metric(accuracy)),
                new(run.LastStart is { } start ? Invariant($"{start.UtcDateTime:yyyy-MM-dd HH:mm}") : ""));
        }
        return table.ToLines(width, glyphs);
    }

    /// <summary>A run's state in a word.</summary>
    public static string Word(RunStatus status) =>
        status.Owner is not null ? "running" : status.IsComplete ? "complete" : "incomplete";

    private static string State(RunStatus status) => status switch
    {
        { Owner: { } owner } => $"running: {owner}",
        { IsComplete: true } => "complete",
        _ => "incomplete: nobody works on it",
    };

    private static string Counts(RunStatus status)
    {
        (int Count, string What)[] parts =
        [
            (status.Count(TrialStatus.Completed), "completed"),
            (status.Count(TrialStatus.Diverged), "diverged"),
            (status.Count(TrialStatus.Failed), "failed"),
            (status.Running.Count, "running"),
            (status.RemainingCount,
                status.SavedCount == 0
                    ? "to come" : $"to come, {Numbers.Count(status.SavedCount)} of them from a checkpoint"),
        ];
        var told = parts.Where(part => part.Count > 0).Select(part => $"{Numbers.Count(part.Count)} {part.What}");
        return $"{Numbers.Count(status.PlannedCount)}: {string.Join(", ", told)}";
    }

    private static TextTable Running(RunStatus status)
    {
        var table = new TextTable(
            new("Running"),
            new("Epoch", IsNumber: true),
            new("Loss", IsNumber: true, Rank: 2),
            new("Accuracy", IsNumber: true, Rank: 1),
            new("Validation loss", IsNumber: true, Rank: 4),
            new("Validation accuracy", IsNumber: true, Rank: 3));
        foreach (var trial in status.Running)
        {
            var last = trial.Epochs is [.., var record] ? record : null;
            table.Add(
                new(trial.Plan.Name, Ink.Strong),
                new($"{Numbers.Count(trial.Epochs.Count)}/{Numbers.Count(trial.EpochCount)}"),
                new(Numbers.Metric(last?.TrainingLoss)),
                new(Numbers.Metric(last?.TrainingAccuracy)),
                new(Numbers.Metric(last?.ValidationLoss)),
                new(Numbers.Metric(last?.ValidationAccuracy)));
        }
        return table;
    }
}
