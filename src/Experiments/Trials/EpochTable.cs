using Experiments.Files;
using Experiments.Training;

namespace Experiments.Trials;

/// <summary>epochs.csv: a row an epoch.</summary>
public static class EpochTable
{
    private static readonly string[] Columns =
    [
        "epoch", "training_loss", "training_accuracy", "validation_loss", "validation_accuracy", "learning_rate",
        "seconds",
    ];

    /// <summary>Writes the whole table.</summary>
    /// <exception cref="ExperimentException">The file cannot be written; kind Results.</exception>
    public static void Write(string path, IReadOnlyList<EpochRecord> epochs) =>
        CsvFile.Write(path, Columns, epochs.Select(epoch => (string[])
        [
            CsvFile.Cell(epoch.Epoch),
            CsvFile.Cell(epoch.TrainingLoss),
            CsvFile.Cell(epoch.TrainingAccuracy),
            CsvFile.Cell(epoch.ValidationLoss),
            CsvFile.Cell(epoch.ValidationAccuracy),
            CsvFile.Cell(epoch.LearningRate),
            CsvFile.Cell(epoch.Duration),
        ]));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ExperimentException">The file is missing or damaged; kind Results.</exception>
    public static IReadOnlyList<EpochRecord> Read(string path) =>
        CsvFile.Read(path, Columns, cells => new EpochRecord(
            CsvFile.ToCount(cells[0]),
            CsvFile.ToNumber(cells[1]),
            CsvFile.ToNumber(cells[2]),
            CsvFile.ToNumberOrNull(cells[3]),
            CsvFile.ToNumberOrNull(cells[4]),
            CsvFile.ToNumber(cells[5]),
            CsvFile.ToDuration(CsvFile.ToNumber(cells[6]))));
}
