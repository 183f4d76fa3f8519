using Experiments.Files;
using Experiments.Metrics;
using Experiments.Spec;

namespace Experiments.Trials;

/// <summary>variants.csv: a row a variant, with what its trials say together.</summary>
public static class VariantTable
{
    private static readonly string[] Columns =
    [
        "parameters", "trials", "failed", "diverged", "n",
        .. TrialMetric.All.SelectMany(metric =>
            (string[])[$"{metric.Name}_mean", $"{metric.Name}_deviation", $"{metric.Name}_low", $"{metric.Name}_high"]),
        "seconds", "seconds_deviation", "seconds_total",
    ];

    /// <summary>
    /// Writes the whole table. n counts the completed trials, which means, deviations (over n - 1) and 95 % intervals
    /// (low to high, by Student's t) are taken over; for n = 1 there is neither deviation nor interval. The validation
    /// columns are those of the last epochs. seconds are those of a completed trial in the mean, seconds_total those of
    /// all trials that have ended.
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
        foreach (var estimate in TrialMetric.All
            .Select(metric => Estimate.Of(completed.Select(metric.Of).OfType<double>())))
        {
            yield return CsvFile.Cell(estimate?.Mean);
            yield return CsvFile.Cell(estimate?.Deviation);
            yield return CsvFile.Cell(estimate?.Interval?.Low);
            yield return CsvFile.Cell(estimate?.Interval?.High);
        }
        var seconds = Estimate.Of(completed.Select(outcome => outcome.Duration.TotalSeconds));
        yield return CsvFile.Cell(seconds?.Mean);
        yield return CsvFile.Cell(seconds?.Deviation);
        yield return CsvFile.Cell(outcomes.Sum(outcome => outcome.Duration.TotalSeconds));
    }
}
