using Experiments.Files;
using Experiments.Training;

namespace Experiments.Trials;

/// <summary>predictions.csv: a row a test example.</summary>
public static class PredictionTable
{
    private static readonly string[] Columns = ["example", "label", "prediction", "probability"];

    /// <summary>Writes the whole table.</summary>
    /// <exception cref="ExperimentException">The file cannot be written; kind Results.</exception>
    public static void Write(string path, IReadOnlyList<Prediction> predictions) =>
        CsvFile.Write(path, Columns, predictions.Select(prediction => (string[])
        [
            CsvFile.Cell(prediction.Example),
            CsvFile.Cell(prediction.Label),
            CsvFile.Cell(prediction.Predicted),
            CsvFile.Cell(prediction.Probability),
        ]));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ExperimentException">The file is missing or damaged; kind Results.</exception>
    public static IReadOnlyList<Prediction> Read(string path) =>
        CsvFile.Read(path, Columns, cells => new Prediction(
            CsvFile.ToCount(cells[0]),
            CsvFile.ToCount(cells[1]),
            CsvFile.ToCount(cells[2]),
            (float)CsvFile.ToNumber(cells[3])));
}
