using Experiments.Execution;
using Experiments.Metrics;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports.Pages;

/// <summary>What sources claim beside what was measured, and whether the one can be had from the other.</summary>
internal static class PublishedSection
{
    private const string Title = "Published against measured";

    /// <summary>The section; without blocks where nothing is published.</summary>
    /// <param name="runs">The runs.</param>
    public static Section Of(IReadOnlyList<StoredRun> runs)
    {
        var rows = runs.SelectMany(run => RowsOf(run, runs.Count > 1)).ToList();
        return rows.Count == 0 ? new(Title, []) : new(
            Title,
            [
                new Table(
                    [
                        new("Figure"), new("Published", IsNumber: true), new("Measured", IsNumber: true),
                        new("Range of one more trial", IsNumber: true), new("Trials", IsNumber: true),
                        new("Difference", IsNumber: true), new("Verdict"),
                    ],
                    rows),
                new Remark(
                    "A published figure is mostly that of a single training. It counts as reproduced where one more "
                    + "trial would give it, by the prediction interval of Student's t at 95 %; of a single trial, by "
                    + "Wilson's interval for its test images."),
                .. runs.SelectMany(run => Remarks(run, runs.Count > 1)),
            ]);
    }

    /// <summary>
    /// The verdict on the published test accuracy as a sentence; null where none is published or measured.
    /// </summary>
    public static Remark? Headline(StoredRun run)
    {
        if (run.Experiment.Base.Published is not { TestAccuracy: { } accuracy } published
            || AccuracyOf(run, accuracy) is not { } measured)
        {
            return null;
        }
        var terms = TermsOf(run, published);
        var difference = 100 * (measured.Measured.Mean - accuracy);
        var distance = FormattableString.Invariant(
            $"{Math.Abs(difference):0.00} points {(difference < 0 ? "lower" : "higher")}");
        var claim = $"Published: {Numbers.Metric(accuracy)}.";
        return terms.Count > 0
            ? new($"{claim} Not tested at full size: {string.Join(", ", terms)}.", Tone.Doubtful)
            : measured.Verdict switch
            {
                ReproductionVerdict.Reproduced => new($"{claim} Reproduced.", Tone.Good),
                ReproductionVerdict.Higher =>
                    new($"{claim} Measured {distance}, more than chance explains.", Tone.Good),
                ReproductionVerdict.Lower => new($"{claim} Measured {distance}, more than chance explains.", Tone.Bad),
                _ => new(claim),
            };
    }

    private static IEnumerable<IReadOnlyList<Cell>> RowsOf(StoredRun run, bool isOneOfSeveral)
    {
        if (run.Experiment.Base.Published is not { } published)
        {
            yield break;
        }
        var isFull = TermsOf(run, published).Count == 0;
        var prefix = isOneOfSeveral ? run.Experiment.Base.Name + ": " : "";
        if (published.TestAccuracy is { } accuracy)
        {
            yield return Row(prefix + "test accuracy", accuracy, AccuracyOf(run, accuracy), isFull);
        }
        if (published.TestLoss is { } loss)
        {
            yield return Row(
                prefix + "test loss",
                loss,
                Reproduction.Of(loss, Completed(run).Select(outcome => outcome.TestLoss!.Value)),
                isFull);
        }
        if (isOneOfSeveral)
        {
            // What it took to get there is on the run's own page.
            yield break;
        }
        foreach (var (index, value) in published.ValidationAccuracy.Index())
        {
            yield return Row(
                $"validation accuracy, epoch {index + 1}",
                value,
                Reproduction.Of(value, Epoch(run, index).Select(record => record.ValidationAccuracy).OfType<double>()),
                isFull);
        }
        foreach (var (index, value) in published.ValidationLoss.Index())
        {
            yield return Row(
                $"validation loss, epoch {index + 1}",
                value,
                Reproduction.Of(value, Epoch(run, index).Select(record => record.ValidationLoss).OfType<double>()),
                isFull);
        }
    }

    private static Reproduction? AccuracyOf(StoredRun run, double published) => Reproduction.OfAccuracy(
        published, Completed(run).Select(outcome => outcome.TestAccuracy!.Value), run.TestCount);

    // A source describes one model: of a sweep, it is the file's own values, which may not be among the variants.
    private static IReadOnlyList<TrialOutcome> Completed(StoredRun run) =>
        run.Experiment.IsSweep ? [] : run.CompletedOf(run.Experiment.Variants[0]);

    private static IEnumerable<Training.EpochRecord> Epoch(StoredRun run, int index) =>
        Completed(run).Where(outcome => index < outcome.Epochs.Count).Select(outcome => outcome.Epochs[index]);

    private static Cell[] Row(string figure, double published, Reproduction? measured, bool isFull) =>
    [
        new(figure),
        Cell.Metric(published),
        Cell.Metric(measured?.Measured.Mean),
        Cell.Range(measured?.Range),
        Cell.Count(measured?.Measured.Count ?? 0),
        Cell.Difference(measured?.Measured.Mean - published),
        !isFull ? new("not tested at full size", Tone: Tone.Doubtful) : measured?.Verdict switch
        {
            ReproductionVerdict.Reproduced => new("reproduced", Tone: Tone.Good),
            ReproductionVerdict.Higher => new("measured higher"),
            ReproductionVerdict.Lower => new("measured lower"),
            ReproductionVerdict.Untold => new("one trial cannot tell", Tone: Tone.Doubtful),
            _ => new("not measured", Tone: Tone.Doubtful),
        },
    ];

    private static IEnumerable<Block> Remarks(StoredRun run, bool isOneOfSeveral)
    {
        if (run.Experiment.Base.Published is not { } published)
        {
            yield break;
        }
        var prefix = isOneOfSeveral ? run.Experiment.Base.Name + ": " : "";
        if (TermsOf(run, published) is { Count: > 0 } terms)
        {
            yield return new Remark(
                $"{prefix}Not on the terms of the source: {string.Join(", ", terms)}.", Tone.Doubtful);
        }
        if (published.Source is { } source)
        {
            yield return new Remark($"{prefix}Source: {source}");
        }
        if (published.Notes.Count > 0)
        {
            yield return new Remarks([.. published.Notes.Select(note => $"{prefix}Known of the source: {note}")]);
        }
    }

    private static IReadOnlyList<string> TermsOf(StoredRun run, Published published) => PublishedTerms.Differences(
        run.Experiment.Base, published, run.Dataset, run.History.Starts is [.., var last] ? last.Overrides : []);
}
