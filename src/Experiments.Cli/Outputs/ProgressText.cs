using Experiments.Cli.Text;
using Experiments.Execution;
using Experiments.Trials;

namespace Experiments.Cli.Outputs;

/// <summary>What happens while trials run, as lines: lasting ones, and those that a terminal draws again.</summary>
internal static class ProgressText
{
    private const int WidestBar = 40;
    private const int NarrowestBar = 10;

    /// <summary>A run begins: what former starts did, and how several trials go on; nothing for a single one.</summary>
    public static IEnumerable<Line> Of(RunStarted started)
    {
        var toCome = started.Planned.Count - started.Finished.Count;
        if (started.Finished.Count > 0 && toCome > 0)
        {
            var all = Numbers.Count(started.Planned.Count, "trial");
            yield return new($"{Numbers.Count(started.Finished.Count)} of {all} had ended before.");
        }
        if (toCome > 1)
        {
            var each = started.Device == DeviceChoice.Cpu
                ? Numbers.Count(started.Threads, "thread") + " each" : started.Device;
            yield return new(started.Jobs > 1
                ? $"{Numbers.Count(toCome, "trial")}, {started.Jobs} side by side, {each}"
                : $"{Numbers.Count(toCome, "trial")}, one after the other, {each}");
        }
    }

    /// <summary>A trial begins.</summary>
    public static Line Of(TrialStarted started) => new(
        new Piece(started.Plan.Name, Ink.Strong),
        new Piece($"  seed {started.Plan.Seed}, {Numbers.Count(started.EpochCount, "epoch")} of "
            + Numbers.Count(started.TrainingCount, "image")));

    /// <summary>A trial goes on from a checkpoint.</summary>
    public static Line Of(TrialResumed resumed) =>
        new($"{resumed.Plan.Name}  goes on in {Place(resumed.Epoch, resumed.StepsDone)}");

    /// <summary>A trial was stopped and saved.</summary>
    public static Line Of(TrialSaved saved) =>
        new($"{saved.Plan.Name}  stopped in {Place(saved.Epoch, saved.StepsDone)}; a checkpoint is saved");

    /// <summary>An epoch is done; on a narrow screen what matters least is left out.</summary>
    public static Line Of(EpochDone done, int width)
    {
        var record = done.Record;
        var validated = record.ValidationAccuracy is not null;
        return FittedLine.Of(
            width,
            (new(done.Plan.Name), 0),
            (new($"epoch {Counter(record.Epoch, done.EpochCount)}"), 0),
            (new($"loss {Numbers.Metric(record.TrainingLoss)}"), 2),
            (new($"accuracy {Numbers.Metric(record.TrainingAccuracy)}"), validated ? 1 : 0),
            (new(validated ? $"validation loss {Numbers.Metric(record.ValidationLoss)}" : ""), 4),
            (new(validated ? $"validation accuracy {Numbers.Metric(record.ValidationAccuracy)}" : ""), 0),
            (new(Numbers.Duration(record.Duration), Ink.Faint), 3));
    }

    /// <summary>A trial has ended.</summary>
    public static IEnumerable<Line> Of(TrialOutcome outcome, int width)
    {
        if (outcome.Status == TrialStatus.Completed)
        {
            yield return FittedLine.Of(
                width,
                (new(outcome.Plan.Name), 0),
                (new($"test accuracy {Numbers.Metric(outcome.TestAccuracy)}", Ink.Good), 0),
                (new(outcome.PlainTestAccuracy is { } plain ? $"without views {Numbers.Metric(plain)}" : ""), 3),
                (new($"loss {Numbers.Metric(outcome.TestLoss)}"), 2),
                (new(Numbers.Duration(outcome.Duration), Ink.Faint), 1));
            yield break;
        }
        var text = $"{outcome.Plan.Name}  {Word(outcome.Status)}: {outcome.Reason}";
        foreach (var line in Line.Wrap(text, width))
        {
            yield return new(line, Ink.Bad);
        }
    }

    /// <summary>The two lines that follow a trial step by step, where it is the only one.</summary>
    /// <param name="step">Where it is.</param>
    /// <param name="epochCount">Epochs of the trial.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="glyphs">What the bar is drawn with.</param>
    public static IReadOnlyList<Line> Of(StepDone step, int epochCount, int width, Glyphs glyphs)
    {
        var share = ShareOf(step, epochCount);
        return
        [
            Bar(width, glyphs, share,
            [
                (new(step.Plan.Name, Ink.Strong), 1),
                (new(Numbers.Percent(share)), 0),
                (new($"{Numbers.Clock(step.Remaining)} left"), 2),
            ]),
            FittedLine.Of(
                width,
                (new($"epoch {Counter(step.Epoch, epochCount)}"), 0),
                (new($"step {Counter(step.Step, step.StepCount)}"), 4),
                (new($"loss {Numbers.Metric(step.Loss)}"), 2),
                (new($"accuracy {Numbers.Metric(step.Accuracy)}"), 1),
                (new($"{Numbers.Count((long)step.ImagesPerSecond)} images/s", Ink.Faint), 3)),
        ];
    }

    /// <summary>The line that follows a trial step by step, where others run beside it.</summary>
    public static Line Row(StepDone step, int epochCount, int width, Glyphs glyphs)
    {
        var share = ShareOf(step, epochCount);
        return Bar(width, glyphs, share,
        [
            (new(Numbers.Percent(share)), 0),
            (new($"{Numbers.Clock(step.Remaining)} left"), 2),
            (new(step.Plan.Name, Ink.Strong), 1),
            (new($"epoch {Counter(step.Epoch, epochCount)}"), 4),
            (new($"accuracy {Numbers.Metric(step.Accuracy)}"), 3),
        ],
        longest: NarrowestBar);
    }

    /// <summary>The line that follows a run of several trials.</summary>
    /// <param name="endedCount">Trials that have ended, in former starts too.</param>
    /// <param name="plannedCount">All trials.</param>
    /// <param name="share">How much of all is done, 0 to 1.</param>
    /// <param name="left">Time until all is done.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="glyphs">What the bar is drawn with.</param>
    public static Line OfRun(
        int endedCount, int plannedCount, double share, TimeSpan left, int width, Glyphs glyphs) =>
        Bar(width, glyphs, share,
        [
            (new("all", Ink.Strong), 2),
            (new(Numbers.Percent(share)), 0),
            (new($"{Numbers.Clock(left)} left"), 1),
            (new($"{Numbers.Count(endedCount)} of {Numbers.Count(plannedCount, "trial")} done", Ink.Faint), 3),
        ]);

    /// <summary>How much of a trial is done, 0 to 1.</summary>
    public static double ShareOf(StepDone step, int epochCount) =>
        (step.Epoch - 1 + ((double)step.Step / step.StepCount)) / epochCount;

    /// <summary>The line that follows a download.</summary>
    public static Line Live(Downloading download, int width, Glyphs glyphs) =>
        download.Total is { } total and > 0
            ? Bar(width, glyphs, (double)download.Received / total,
            [
                (new(download.File), 1),
                (new(Numbers.Percent((double)download.Received / total)), 0),
                (new($"{Numbers.Megabytes(download.Received)} of {Numbers.Megabytes(total)}"), 2),
            ])
            : FittedLine.Of(width, (new(download.File), 1), (new(Numbers.Megabytes(download.Received)), 0));

    /// <summary>The line that says that a download has begun.</summary>
    public static Line Of(Downloading download) =>
        new($"downloading {download.File}" + (download.Total is { } total ? $", {Numbers.Megabytes(total)}" : ""));

    /// <summary>How a trial ended, in a word.</summary>
    public static string Word(TrialStatus status) => status switch
    {
        TrialStatus.Completed => "completed",
        TrialStatus.Diverged => "diverged",
        _ => "failed",
    };

    // The bar stands first and takes what the text leaves; on a very narrow screen it gives way.
    private static Line Bar(
        int width, Glyphs glyphs, double share, IReadOnlyList<(Piece Piece, int Rank)> parts, int longest = WidestBar)
    {
        if (width < 4 * NarrowestBar)
        {
            return FittedLine.Of(width, parts);
        }
        var text = FittedLine.Of(width - NarrowestBar - 2, parts);
        var length = Math.Min(longest, width - text.Width - 2);
        var done = (int)Math.Round(length * Math.Clamp(share, 0, 1));
        return new(
        [
            new(new string(glyphs.Done, done), Ink.Good),
            new(new string(glyphs.Open, length - done), Ink.Faint),
            new("  "),
            .. text.Pieces,
        ]);
    }

    private static string Place(int epoch, int steps) =>
        $"epoch {Numbers.Count(epoch)} after {Numbers.Count(steps, "step")}";

    // As wide at the end as at the beginning, so that what follows stays in its place.
    private static string Counter(int number, int count)
    {
        var all = Numbers.Count(count);
        return $"{Numbers.Count(number).PadLeft(all.Length)}/{all}";
    }
}
