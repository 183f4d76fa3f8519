using System.Globalization;
using Experiments.Execution;
using Experiments.Metrics;
using Experiments.Trials;

namespace Experiments.Reports.Pages;

/// <summary>The trials: those that did not complete with their reasons, and a row for every one.</summary>
internal static class TrialsSection
{
    private const int MostUnfolded = 12;

    /// <summary>Trials that failed or diverged, each with its reason; without blocks where none did.</summary>
    /// <param name="runs">The runs.</param>
    public static Section Broken(IReadOnlyList<StoredRun> runs)
    {
        var broken = runs
            .SelectMany(run => run.Outcomes
                .Where(outcome => outcome.Status != TrialStatus.Completed)
                .Select(outcome => (run, outcome)))
            .ToList();
        return new("Failed and diverged", broken.Count == 0 ? [] :
        [
            new Table(
                [new("Trial"), new("Ended"), new("After", IsNumber: true), new("Reason")],
                [.. broken.Select(entry => (Cell[])
                [
                    new(runs.Count > 1
                        ? $"{entry.run.Experiment.Base.Name}/{entry.outcome.Plan.Name}" : entry.outcome.Plan.Name),
                    new(TrialFile.Word(entry.outcome.Status), Tone: Tone.Bad),
                    new(Numbers.Count(entry.outcome.Epochs.Count, "epoch"), entry.outcome.Epochs.Count),
                    new(entry.outcome.Reason ?? ""),
                ])]),
            new Remark("These trials are in no mean.", Tone.Doubtful),
        ])
        {
            IsFolded = broken.Count > MostUnfolded,
        };
    }

    /// <summary>Every trial that has ended.</summary>
    /// <param name="run">The run.</param>
    public static Section All(StoredRun run) => new(
        $"Trials ({Numbers.Count(run.Outcomes.Count)} of {Numbers.Count(run.Planned.Count)})",
        run.Outcomes.Count == 0 ? [] :
        [
            new Table(
                [
                    new("Trial"), new("Seed", IsNumber: true), new("Status"), new("Test accuracy", IsNumber: true),
                    new("95 % interval (Wilson)", IsNumber: true), new("Test loss", IsNumber: true),
                    new("Validation accuracy", IsNumber: true), new("Validation loss", IsNumber: true),
                    new("Epochs", IsNumber: true), new("Time", IsNumber: true),
                ],
                [.. run.Outcomes.Select(outcome => Row(outcome, run.TestCount))]),
            new Remark("Wilson's interval is what the test images alone leave open of a single model's accuracy."),
            .. run.Outcomes.Where(outcome => outcome.Inexact.Count > 0).Select(outcome => new Remark(
                $"{outcome.Plan.Name} went on under other conditions than it began: "
                + $"{string.Join("; ", outcome.Inexact)}.",
                Tone.Doubtful)),
        ])
    {
        IsFolded = run.Outcomes.Count > MostUnfolded,
    };

    private static Cell[] Row(TrialOutcome outcome, int testCount)
    {
        var interval = outcome.TestAccuracy is { } accuracy
            ? Proportion.Of(accuracy, testCount).Wilson() : (Interval?)null;
        var validation = TrialMetric.All.Where(metric => metric.Name.StartsWith("validation", StringComparison.Ordinal))
            .Select(metric => Cell.Metric(metric.Of(outcome)));
        return
        [
            new(outcome.Plan.Name),
            new(outcome.Plan.Seed.ToString(CultureInfo.InvariantCulture), outcome.Plan.Seed),
            new(TrialFile.Word(outcome.Status), Tone: outcome.Status == TrialStatus.Completed ? Tone.Plain : Tone.Bad),
            Cell.Metric(outcome.TestAccuracy, Tone.Strong),
            Cell.Range(interval),
            Cell.Metric(outcome.TestLoss),
            .. validation,
            Cell.Count(outcome.Epochs.Count),
            Cell.Duration(outcome.Duration),
        ];
    }
}
