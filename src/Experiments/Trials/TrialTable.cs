using System.Globalization;
using Experiments.Files;
using Experiments.Training;

namespace Experiments.Trials;

/// <summary>trials.csv: a row a trial that has ended, whichever way.</summary>
public static class TrialTable
{
    private static readonly string[] Columns =
    [
        "trial", "variant", "seed", "status", "epochs", "test_loss", "test_accuracy", "validation_loss", "validation_accuracy",
        "parameters", "seconds", "reason",
    ];

    /// <summary>Writes the whole table; the validation columns are those of a trial's last epoch.</summary>
    /// <param name="path">Where the file goes.</param>
    /// <param name="outcomes">The ended trials.</param>
    /// <param name="parameterCount">How many numbers training adjusts.</param>
    /// <exception cref="ExperimentException">The file cannot be written; kind Results.</exception>
    public static void Write(string path, IEnumerable<TrialOutcome> outcomes, long parameterCount) =>
        CsvFile.Write(path, Columns, outcomes.Select(outcome => (string[])
        [
            outcome.Plan.Name,
            outcome.Plan.Variant,
            outcome.Plan.Seed.ToString(CultureInfo.InvariantCulture),
            TrialFile.Word(outcome.Status),
            CsvFile.Cell(outcome.Epochs.Count),
            CsvFile.Cell(outcome.TestLoss),
            CsvFile.Cell(outcome.TestAccuracy),
            CsvFile.Cell(LastOf(outcome)?.ValidationLoss),
            CsvFile.Cell(LastOf(outcome)?.ValidationAccuracy),
            CsvFile.Cell(parameterCount),
            CsvFile.Cell(outcome.Duration),
            outcome.Reason ?? "",
        ]));

    private static EpochRecord? LastOf(TrialOutcome outcome) => outcome.Epochs is [.., var last] ? last : null;
}
