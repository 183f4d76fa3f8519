using Experiments.Layers;

namespace Experiments.Data;

/// <summary>
/// A dataset that others publish as four IDX files: 60,000 + 10,000 grey images of 28x28, 10 classes.
/// </summary>
/// <param name="Name">Its name in the catalogue, and that of its folder under --data and in the cache.</param>
/// <param name="ClassNames">One name a class.</param>
/// <param name="Sha256">
/// Of the uncompressed files, in the order of <see cref="IdxNames.All"/>: mirrors repack the gzip.
/// </param>
/// <param name="Mirrors">
/// Where the files lie with .gz after their names; each ends in a slash; tried in this order.
/// </param>
internal sealed record PublishedDataset(
    string Name, IReadOnlyList<string> ClassNames, IReadOnlyList<string> Sha256, IReadOnlyList<string> Mirrors)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublishedDataset> All { get; } =
    [
        new(
            "mnist",
            ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
            [
                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            ],
            ["https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/"]),
        new(
            "fashion-mnist",
            ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
            [
                "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
                "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
            ],
            [
                "https://fashion-mnist.s3.eu-central-1.amazonaws.com/",
                "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
            ]),
    ];

    /// <summary>What is known of it without its files.</summary>
    public DatasetDescription Description =>
        new(Name, new Shape(1, 28, 28), ClassNames, TrainCount: 60_000, TestCount: 10_000) { IsLightOnDark = true };

    /// <summary>
    /// The dataset and file whose uncompressed bytes have this sum, as a phrase; null where none has.
    /// </summary>
    public static string? WhoseFile(string sha256) =>
        (from dataset in All
         from index in Enumerable.Range(0, IdxNames.All.Count)
         where dataset.Sha256[index] == sha256
         select $"{IdxNames.All[index]} of {dataset.Name}").FirstOrDefault();
}
