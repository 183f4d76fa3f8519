using Experiments.Files;
using Experiments.Metrics;
using Experiments.Spec;

namespace Experiments.Trials;

/// <summary>variants.csv: a row a variant, with what its trials say together.</summary>
public static class VariantTable
{
    private static readonly string[] Columns =
    [
        "parameters", "trials", "failed", "diverged", "n", "test_accuracy_mean", "test_accuracy_deviation", "test_loss_mean",
        "test_loss_deviation", "validation_accuracy_mean", "validation_accuracy_deviation", "validation_loss_mean",
        "validation_loss_deviation", "seconds",
    ];

    /// <summary>
    /// Writes the whole table. n counts the completed trials, which the means and the deviations (over n - 1; empty for
    /// n = 1) are taken over; the validation columns are those of the last epochs,
    /// seconds those of a trial in the mean.
    /// </summary>
    /// <param name="path">Where the file goes.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="parameterCounts">How many numbers training adjusts, by the variant's name.</param>
    /// <param name="outcomes">The ended trials.</param>
    /// <exception cref="ExperimentException">The file cannot be written; kind Results.</exception>
    public static void Write(
        string path,
        Experiment experiment,
        IReadOnlyDictionary<string, long> parameterCounts,
        IEnumerable<TrialOutcome> outcomes)
    {
        var byVariant = outcomes.ToLookup(outcome => outcome.Plan.Variant);
        CsvFile.Write(
            path,
            ["variant", .. experiment.SweptKeys.Select(key => Columns.Contains(key) ? $"vars.{key}" : key), .. Columns],
            experiment.Variants.Select(variant => (IReadOnlyList<string>)
            [
                variant.Name,
                .. variant.Values.Select(value => value.Value),
                CsvFile.Cell(parameterCounts[variant.Name]),
                .. Numbers([.. byVariant[variant.Name]]),
            ]));
    }

    private static IEnumerable<string> Numbers(IReadOnlyList<TrialOutcome> outcomes)
    {
        var completed = outcomes.Where(outcome => outcome.Status == TrialStatus.Completed).ToList();
        yield return CsvFile.Cell(outcomes.Count);
        yield return CsvFile.Cell(outcomes.Count(outcome => outcome.Status == TrialStatus.Failed));
        yield return CsvFile.Cell(outcomes.Count(outcome => outcome.Status == TrialStatus.Diverged));
        yield return CsvFile.Cell(completed.Count);
        Func<TrialOutcome, double?>[] metrics =
        [
            outcome => outcome.TestAccuracy,
            outcome => outcome.TestLoss,
            outcome => outcome.Epochs is [.., var last] ? last.ValidationAccuracy : null,
            outcome => outcome.Epochs is [.., var last] ? last.ValidationLoss : null,
        ];
        foreach (var estimate in metrics.Select(metric => Estimate.Of(completed.Select(metric).OfType<double>())))
        {
            yield return CsvFile.Cell(estimate?.Mean);
            yield return CsvFile.Cell(estimate?.Deviation);
        }
        yield return CsvFile.Cell(Estimate.Of(completed.Select(outcome => outcome.Duration.TotalSeconds))?.Mean);
    }
}
