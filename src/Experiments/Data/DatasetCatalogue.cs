namespace Experiments.Data;

/// <summary>
/// The datasets that are known by name, and what can be said of any dataset before its images are read.
/// </summary>
public static class DatasetCatalogue
{
    /// <summary>The names, as an experiment file writes them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. PublishedDataset.All.Select(dataset => dataset.Name), Cifar10.Name, GeneratedDigits.Name];

    /// <summary>What is known of a dataset without its images. Named datasets need no files for it.</summary>
    /// <param name="dataset">A name of <see cref="Names"/>, or the full path of a folder.</param>
    /// <exception cref="ExperimentException">
    /// There is no such dataset, or the folder's files are missing, damaged or do not belong together; kind Data.
    /// </exception>
    public static DatasetDescription Describe(string dataset)
    {
        if (dataset == GeneratedDigits.Name)
        {
            return GeneratedDigits.Description;
        }
        if (dataset == Cifar10.Name)
        {
            return Cifar10.Description;
        }
        if (Published(dataset) is { } published)
        {
            return published.Description;
        }
        var folder = FolderOf(dataset);
        return ImageFolder.IsAt(folder)
            ? new ImageFolder(folder).Describe(dataset)
            : IdxFolder.At(folder).Describe(dataset);
    }

    /// <summary>The published dataset of that name; null where none has it.</summary>
    internal static PublishedDataset? Published(string dataset) =>
        PublishedDataset.All.FirstOrDefault(candidate => candidate.Name == dataset);

    /// <summary>The folder that a dataset which is no name must be.</summary>
    internal static string FolderOf(string dataset) => Path.IsPathFullyQualified(dataset)
        ? dataset
        : throw new ExperimentException(
            FailureKind.Data,
            $"'{dataset}' is no dataset. Name one of {string.Join(", ", Names)}, or a folder by " +
            $"its path (./{dataset}).");
}
