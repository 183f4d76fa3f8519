using Experiments.Files;

namespace Experiments.Trials;

/// <summary>ensembles.csv: a row a variant and size of ensemble.</summary>
public static class EnsembleTable
{
    private static readonly string[] Columns =
    [
        "variant", "vote", "size", "ensembles", "test_accuracy_mean", "test_accuracy_deviation", "test_accuracy_lowest",
        "test_accuracy_highest", "disagreement", "weighted_test_accuracy",
    ];

    /// <summary>
    /// Writes the whole table. Each size is over all subsets of the members, or a hundred of them; the last two columns
    /// are those of all members together.
    /// </summary>
    /// <param name="path">Where the file goes.</param>
    /// <param name="ensembles">Each with its variant's name.</param>
    /// <exception cref="ExperimentException">The file cannot be written; kind Results.</exception>
    public static void Write(string path, IEnumerable<(string Variant, EnsembleOutcome Ensemble)> ensembles) =>
        CsvFile.Write(path, Columns, ensembles.SelectMany(entry => entry.Ensemble.Sizes.Select(size => (string[])
        [
            entry.Variant,
            entry.Ensemble.Vote.ToString().ToLowerInvariant(),
            CsvFile.Cell(size.Size),
            CsvFile.Cell(size.Accuracy.Count),
            CsvFile.Cell(size.Accuracy.Mean),
            CsvFile.Cell(size.Accuracy.Deviation),
            CsvFile.Cell(size.Lowest),
            CsvFile.Cell(size.Highest),
            size.Size == entry.Ensemble.Members.Count ? CsvFile.Cell(entry.Ensemble.Disagreement) : "",
            size.Size == entry.Ensemble.Members.Count ? CsvFile.Cell(entry.Ensemble.Weighted?.Accuracy) : "",
        ])));
}
