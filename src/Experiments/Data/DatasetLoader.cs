namespace Experiments.Data;

/// <summary>Brings datasets into memory.</summary>
public static class DatasetLoader
{
    private static readonly TimeSpan ServerSilence = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Loads a dataset; files of published ones that are nowhere are downloaded into the cache, verified.
    /// </summary>
    /// <param name="dataset">
    /// A name of <see cref="DatasetCatalogue.Names"/>, or the full path of a folder.
    /// </param>
    /// <param name="location">Where published files may be; the generated digits and folders need none.</param>
    /// <param name="progress">Told of downloads; null for nobody.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <exception cref="ExperimentException">It is missing, damaged or cannot be fetched; kind Data.</exception>
    public static Dataset Load(
        string dataset, DataLocation location, IProgress<RunEvent>? progress, CancellationToken cancellation)
    {
        if (dataset == GeneratedDigits.Name)
        {
            return GeneratedDigits.Generate();
        }
        var published = DatasetCatalogue.Published(dataset);
        if (published is null && dataset != Cifar10.Name)
        {
            var folder = DatasetCatalogue.FolderOf(dataset);
            return ImageFolder.IsAt(folder)
                ? new ImageFolder(folder).Load(dataset, ImageDecoder.Create(), cancellation)
                : IdxFolder.At(folder).Load(dataset, (_, _) => { });
        }
        using var handler = new SocketsHttpHandler { ConnectTimeout = ServerSilence };
        var download = location.Offline ? null : new Download(handler, Task.Delay, ServerSilence);
        var folders = DataFolders.Of(location, Environment.GetEnvironmentVariable);
        return published is null
            ? new Cifar10(Cifar10.Published, folders, download, progress).Load(cancellation)
            : Load(published, folders, download, progress, cancellation);
    }

    /// <summary>
    /// Loads a published dataset from given folders, or by a given download; null forbids to download.
    /// </summary>
    internal static Dataset Load(
        PublishedDataset dataset,
        DataFolders folders,
        Download? download,
        IProgress<RunEvent>? progress,
        CancellationToken cancellation)
    {
        var files = new PublishedFiles(dataset, folders, download, progress);
        var loaded = files.Locate(cancellation).Load(dataset.Name, files.Verify, dataset.ClassNames);
        return loaded with
        {
            Description = loaded.Description with { IsLightOnDark = dataset.Description.IsLightOnDark },
        };
    }
}
