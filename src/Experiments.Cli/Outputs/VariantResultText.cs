using Experiments.Cli.Text;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Cli.Outputs;

/// <summary>
/// What the variants of a sweep gave, as text: a row a variant, in the order of the sweep. None is marked as the best:
/// to choose by the test split would make its figure too good.
/// </summary>
internal static class VariantResultText
{
    /// <summary>The table.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="outcomes">Its trials.</param>
    public static TextTable Table(Experiment experiment, IReadOnlyList<TrialOutcome> outcomes)
    {
        var byVariant = outcomes.ToLookup(outcome => outcome.Plan.Variant);
        var isValidated = outcomes.Any(outcome => ComparedMetrics.Of(outcome).ValidationAccuracy is not null);
        List<TextColumn> columns =
        [
            new("Variant"),
            new("Trials", IsNumber: true, Rank: 3),
            .. isValidated
                ? [new("Validation accuracy", IsNumber: true, Rank: 1), new("+-", IsNumber: true, Rank: 4)]
                : Array.Empty<TextColumn>(),
            new("Test accuracy", IsNumber: true),
            new("+-", IsNumber: true, Rank: 4),
            new("Test loss", IsNumber: true, Rank: 2),
            new("Time", IsNumber: true, Rank: 5),
        ];
        var table = new TextTable(columns);
        foreach (var variant in experiment.Variants)
        {
            var own = byVariant[variant.Name].ToList();
            var metrics = own.Select(ComparedMetrics.Of).ToList();
            var mean = ComparedMetrics.Across(metrics, estimate => estimate.Mean);
            var deviation = ComparedMetrics.Across(metrics, estimate => estimate.Deviation);
            table.Add(
            [
                new(variant.Name),
                Completed(own),
                .. isValidated
                    ? [new(Numbers.Metric(mean.ValidationAccuracy)), new(Numbers.Metric(deviation.ValidationAccuracy))]
                    : Array.Empty<Piece>(),
                new(Numbers.Metric(mean.TestAccuracy), Ink.Strong),
                new(Numbers.Metric(deviation.TestAccuracy)),
                new(Numbers.Metric(mean.TestLoss)),
                new(Numbers.Duration(own.Aggregate(TimeSpan.Zero, (sum, outcome) => sum + outcome.Duration))),
            ]);
        }
        return table;
    }

    private static Piece Completed(List<TrialOutcome> outcomes)
    {
        var completed = outcomes.Count(outcome => outcome.Status == TrialStatus.Completed);
        return completed == outcomes.Count
            ? new(Numbers.Count(completed))
            : new($"{Numbers.Count(completed)} of {Numbers.Count(outcomes.Count)}", Ink.Bad);
    }
}
