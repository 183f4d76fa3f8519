using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Experiments.Files;
using Experiments.Layers;

namespace Experiments.Data;

/// <summary>
/// CIFAR-10 (Krizhevsky, "Learning multiple layers of features from tiny images", 2009), as its author's binary
/// version: records of a label and 32x32 pixels, red, green and blue one after the other. Found in the user's folders,
/// packed or not, or in the cache, else fetched into the cache.
/// </summary>
/// <param name="archive">What is published.</param>
/// <param name="folders">Where it may be.</param>
/// <param name="download">Fetches it; null forbids to.</param>
/// <param name="progress">Told of the download.</param>
internal sealed class Cifar10(
    Cifar10.Archive archive, DataFolders folders, Download? download, IProgress<RunEvent>? progress)
{
    /// <summary>Its name in the catalogue.</summary>
    public const string Name = "cifar10";

    private const string ArchiveName = "cifar-10-binary.tar.gz";
    private const string Inside = "cifar-10-batches-bin";
    private const int Side = 32;
    private const int RecordLength = 1 + (3 * Side * Side);
    private const int ClassCount = 10;

    // The published one has 170 million bytes.
    private const long LargestDownload = 256 << 20;

    private static readonly string[] BatchNames =
    [
        "data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin",
        "test_batch.bin",
    ];

    /// <summary>What the author's page offers; the sum is that of the archive whose MD5 stands there.</summary>
    public static Archive Published { get; } = new(
        new("https://www.cs.toronto.edu/~kriz/" + ArchiveName),
        "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
        RecordCount: 10_000);

    /// <summary>What is known of it without its files.</summary>
    public static DatasetDescription Description { get; } = new(
        Name,
        new Shape(3, Side, Side),
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"],
        TrainCount: 50_000,
        TestCount: 10_000);

    /// <summary>Reads all images.</summary>
    /// <exception cref="ExperimentException">They are nowhere and cannot be fetched, or damaged; kind Data.</exception>
    public Dataset Load(CancellationToken cancellation)
    {
        var batches = Unpacked() is { } folder ? ReadFiles(folder) : ReadArchive(cancellation);
        var train = SetOf(batches[..^1]);
        var test = SetOf(batches[^1..]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        batches.ForEach(hash.AppendData);
        return new(
            Description with { TrainCount = train.Count, TestCount = test.Count },
            train,
            test,
            Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private string? Unpacked() => folders.Given
        .SelectMany(folder => new[] { Path.Combine(folder, Name), Path.Combine(folder, Inside), folder })
        .FirstOrDefault(folder => BatchNames.All(name => File.Exists(Path.Combine(folder, name))));

    private List<byte[]> ReadFiles(string folder) => [.. BatchNames.Select(name =>
    {
        var path = Path.Combine(folder, name);
        try
        {
            var length = new FileInfo(path).Length;
            return length == archive.BatchLength
                ? Checked(File.ReadAllBytes(path), path)
                : throw IdxFile.Damaged(path, $"it has {length} bytes in place of {archive.BatchLength}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception);
        }
    })];

    private List<byte[]> ReadArchive(CancellationToken cancellation)
    {
        var path = folders.Given
            .SelectMany(folder => new[] { Path.Combine(folder, Name, ArchiveName), Path.Combine(folder, ArchiveName) })
            .Append(folders.Cache is null ? null : Path.Combine(folders.Cache, Name, ArchiveName))
            .FirstOrDefault(File.Exists);
        if (path is null)
        {
            return Unpack(Fetch(cancellation), archive.Address.ToString());
        }
        try
        {
            using var stored = File.OpenRead(path);
            var sum = Convert.ToHexStringLower(SHA256.HashData(stored));
            if (sum != archive.Sha256)
            {
                throw new ExperimentException(
                    FailureKind.Data,
                    $"{path}: is not the published archive: its SHA-256 is {sum}, that of the original "
                    + $"{archive.Sha256}. It was left as it is. Move it away and run the same command again "
                    + "to have it downloaded.");
            }
            stored.Position = 0;
            return Unpack(stored, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception);
        }
    }

    // The archive's sum is known by now, so what is wrong in it is wrong with this program's idea of it.
    private List<byte[]> Unpack(Stream packed, string path)
    {
        AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);
        var found = new Dictionary<string, byte[]>();
        try
        {
            using var tar = new TarReader(new GZipStream(packed, CompressionMode.Decompress));
            while (tar.GetNextEntry() is { } entry)
            {
                var name = BatchNames.FirstOrDefault(batch => entry.Name == $"{Inside}/{batch}");
                if (name is not null && entry is { DataStream: { } content, Length: var length })
                {
                    if (length != archive.BatchLength)
                    {
                        throw IdxFile.Damaged(
                            path, $"{name} in it has {length} bytes in place of {archive.BatchLength}");
                    }
                    var bytes = new byte[archive.BatchLength];
                    content.ReadExactly(bytes);
                    found[name] = Checked(bytes, $"{path}: {name}");
                }
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw IdxFile.Damaged(path, "it cannot be unpacked, so it was cut off or changed", exception);
        }
        return BatchNames.FirstOrDefault(name => !found.ContainsKey(name)) is { } missing
            ? throw IdxFile.Damaged(path, $"{Inside}/{missing} is not in it")
            : [.. BatchNames.Select(name => found[name])];
    }

    private MemoryStream Fetch(CancellationToken cancellation)
    {
        if (download is null)
        {
            throw Missing("--offline forbids to download anything");
        }
        if (folders.Cache is not { } cache)
        {
            throw Missing("there is no cache folder to download into, because HOME is not set");
        }
        try
        {
            var received = download.FetchAsync(archive.Address, LargestDownload, progress, cancellation)
                .GetAwaiter().GetResult();
            if (Convert.ToHexStringLower(SHA256.HashData(received)) != archive.Sha256)
            {
                throw Missing($"downloading failed ({archive.Address.Host}: the answer is not the file)");
            }
            received.Position = 0;
            AtomicFile.Write(Path.Combine(cache, Name, ArchiveName), received.CopyTo);
            received.Position = 0;
            return received;
        }
        catch (DownloadFailedException failure)
        {
            throw Missing($"downloading failed ({archive.Address.Host}: {failure.Message})");
        }
    }

    private static ImageSet SetOf(List<byte[]> batches)
    {
        var records = batches.SelectMany(batch => batch.Chunk(RecordLength)).ToList();
        var pixels = new byte[records.Count * (RecordLength - 1)];
        for (var index = 0; index < records.Count; index++)
        {
            records[index].AsSpan(1).CopyTo(pixels.AsSpan(index * (RecordLength - 1)));
        }
        return new(Description.Shape, pixels, [.. records.Select(record => record[0])]);
    }

    private static byte[] Checked(byte[] batch, string path)
    {
        for (var place = 0; place < batch.Length; place += RecordLength)
        {
            if (batch[place] >= ClassCount)
            {
                throw IdxFile.Damaged(
                    path, $"image {place / RecordLength} has label {batch[place]}, but 9 is the highest");
            }
        }
        return batch;
    }

    private ExperimentException Missing(string why)
    {
        var target = folders.Given.Count > 0 ? folders.Given[0] : folders.Cache;
        var place = target is null ? "a folder and name it with --data" : Path.Combine(target, Name);
        return new(
            FailureKind.Data,
            $"{Name}: {ArchiveName} is missing, and {why}. Put it, or the six .bin files in it, into {place}. It is "
            + $"published at {archive.Address}.");
    }

    private static ExperimentException Unreadable(string path, Exception exception) => new(
        FailureKind.Data,
        $"{path}: cannot be read: {exception.Message} See that the file is there and that you may read it.",
        exception);

    /// <summary>The archive.</summary>
    /// <param name="Address">Where it is published.</param>
    /// <param name="Sha256">Of the packed file, lower-case hex.</param>
    /// <param name="RecordCount">Images in each of the six files in it.</param>
    public sealed record Archive(Uri Address, string Sha256, int RecordCount)
    {
        /// <summary>Bytes of each of the six files.</summary>
        public long BatchLength => (long)RecordCount * RecordLength;
    }
}
