using System.Globalization;
using Experiments.Files;
using Experiments.Spec;
using Experiments.Training;

namespace Experiments.Trials;

/// <summary>trials.csv: a row a trial that has ended, whichever way; a column a swept value.</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="parameterCounts">How many numbers training adjusts, by the variant's name.</param>
public sealed class TrialTable(Experiment experiment, IReadOnlyDictionary<string, long> parameterCounts)
{
    private static readonly (string Name, Func<TrialOutcome, ExperimentSpec, string> Cell)[] NoColumns = [];

    private static readonly string[] BeforeValues = ["trial", "variant"];

    private static readonly string[] AfterValues =
    [
        "seed", "fold", "status", "epochs", "test_loss", "test_accuracy", "validation_loss", "validation_accuracy",
        "parameters", "seconds", "reason",
    ];

    private readonly Dictionary<string, Variant> _variants =
        experiment.Variants.ToDictionary(variant => variant.Name);

    // Columns that most experiments have no use for.
    private readonly IReadOnlyList<(string Name, Func<TrialOutcome, ExperimentSpec, string> Cell)> _ownColumns =
    [
        .. experiment.Variants.Any(variant => variant.Spec.Augmentation is { TestViews: > 0 })
            ? [(TrialFile.PlainAccuracy, (outcome, _) => CsvFile.Cell(outcome.PlainTestAccuracy))]
            : NoColumns,
        .. experiment.UsesTestImages
            ? [(TrialFile.TestImages, (_, spec) => spec.UsesTestImages ? "true" : "false")] : NoColumns,
    ];

    /// <summary>Writes the whole table; the validation columns are those of a trial's last epoch.</summary>
    /// <param name="path">Where the file goes.</param>
    /// <param name="outcomes">The ended trials.</param>
    /// <exception cref="ExperimentException">The file cannot be written; kind Results.</exception>
    public void Write(string path, IEnumerable<TrialOutcome> outcomes) =>
        CsvFile.Write(
            path,
            [
                .. BeforeValues, .. experiment.SweptKeys.Select(ColumnOf), .. AfterValues,
                .. _ownColumns.Select(column => column.Name),
            ],
            outcomes.Select(Row));

    // A variable may have the name of a column, as epochs.
    private static string ColumnOf(string key) =>
        BeforeValues.Contains(key) || AfterValues.Contains(key)
        || key is TrialFile.PlainAccuracy or TrialFile.TestImages
            ? $"vars.{key}" : key;

    private string[] Row(TrialOutcome outcome) =>
    [
        outcome.Plan.Name,
        outcome.Plan.Variant,
        .. _variants[outcome.Plan.Variant].Values.Select(value => value.Value),
        outcome.Plan.Seed.ToString(CultureInfo.InvariantCulture),
        outcome.Plan.Fold is { } fold ? CsvFile.Cell(fold) : "",
        TrialFile.Word(outcome.Status),
        CsvFile.Cell(outcome.Epochs.Count),
        CsvFile.Cell(outcome.TestLoss),
        CsvFile.Cell(outcome.TestAccuracy),
        CsvFile.Cell(LastOf(outcome)?.ValidationLoss),
        CsvFile.Cell(LastOf(outcome)?.ValidationAccuracy),
        CsvFile.Cell(parameterCounts[outcome.Plan.Variant]),
        CsvFile.Cell(outcome.Duration),
        outcome.Reason ?? "",
        .. _ownColumns.Select(column => column.Cell(outcome, _variants[outcome.Plan.Variant].Spec)),
    ];

    private static EpochRecord? LastOf(TrialOutcome outcome) => outcome.Epochs is [.., var last] ? last : null;
}
