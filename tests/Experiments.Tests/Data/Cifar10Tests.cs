using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Experiments.Files;
using Experiments.Layers;
using Xunit;

namespace Experiments.Data;

/// <summary>A small archive of the published one's format: six files of three images.</summary>
public sealed class Cifar10Tests : IDisposable
{
    private const int RecordLength = 3073;

    private static readonly string[] Names =
        [.. Enumerable.Range(1, 5).Select(number => $"data_batch_{number}.bin"), "test_batch.bin"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_OfNothingThere_FetchesTheArchiveIntoTheCacheAndNeedsNoNetworkAgain()
    {
        var server = new FakeServer((_, _) => FakeServer.Send(Archive()));

        var dataset = Load(server);

        Assert.Equal(new Shape(3, 32, 32), dataset.Description.Shape);
        Assert.Equal(
            "airplane automobile bird cat deer dog frog horse ship truck",
            string.Join(' ', dataset.Description.ClassNames));
        Assert.Equal([0, 1, 2, 1, 2, 3, 2, 3, 4, 3, 4, 5, 4, 5, 6], dataset.Train.Labels);
        Assert.Equal([5, 6, 7], dataset.Test.Labels);
        Assert.Equal(Batch(1).AsSpan(RecordLength + 1, 3072), dataset.Train.Image(4));
        Assert.Equal(["https://author.example/cifar-10-binary.tar.gz"], server.Requests);
        Assert.Equal(["cache/cifar10/cifar-10-binary.tar.gz"], _folder.Files);

        Assert.Equal(dataset.Sha256, Load(server: null).Sha256);
    }

    [Theory]
    [InlineData("")]
    [InlineData("cifar10")]
    [InlineData("cifar-10-batches-bin")]
    public void Load_OfUnpackedFiles_GivesTheSame(string place)
    {
        var packed = Load(new FakeServer((_, _) => FakeServer.Send(Archive())));
        Unpack(place);

        var unpacked = Load(server: null, new DataFolders([_folder.At("given")], null));

        Assert.Equal(packed.Sha256, unpacked.Sha256);
        Assert.Equal(packed.Train.Pixels, unpacked.Train.Pixels);
    }

    [Fact]
    public void Load_OfAnotherArchive_RefusesIt()
    {
        Directory.CreateDirectory(_folder.At("cache/cifar10"));
        File.WriteAllBytes(_folder.At("cache/cifar10/cifar-10-binary.tar.gz"), [1, 2, 3]);

        var failure = Assert.Throws<ExperimentException>(() => Load(server: null));

        Assert.StartsWith(
            _folder.At("cache/cifar10/cifar-10-binary.tar.gz")
            + ": is not the published archive: its SHA-256 is 039058c6",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FromAServerThatSendsSomethingElse_KeepsNothing()
    {
        var failure = Assert.Throws<ExperimentException>(
            () => Load(new FakeServer((_, _) => FakeServer.Send("sign in"u8.ToArray()))));

        Assert.Equal(
            "cifar10: cifar-10-binary.tar.gz is missing, and downloading failed (author.example: the answer is not the "
            + $"file). Put it, or the six .bin files in it, into {_folder.At("cache/cifar10")}. It is published at "
            + "https://author.example/cifar-10-binary.tar.gz.",
            failure.Message);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void Load_WithoutTheFile_SaysWhereItBelongs()
    {
        var missing = new FakeServer((_, _) => new HttpResponseMessage(HttpStatusCode.NotFound));

        Assert.Contains(
            "downloading failed (author.example: the server answers 404 Not Found)",
            Assert.Throws<ExperimentException>(() => Load(missing)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "--offline forbids to download anything",
            Assert.Throws<ExperimentException>(() => Load(server: null)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut", "has 9000 bytes in place of 9219")]
    [InlineData("label", "image 1 has label 10, but 9 is the highest")]
    public void Load_OfADamagedFile_SaysWhatIsWrong(string kind, string expected)
    {
        Unpack("");
        var batch = Batch(2);
        batch[RecordLength] = 10;
        File.WriteAllBytes(_folder.At("given/data_batch_3.bin"), kind == "cut" ? Batch(2)[..9000] : batch);

        var failure = Assert.Throws<ExperimentException>(
            () => Load(server: null, new DataFolders([_folder.At("given")], null)));

        Assert.StartsWith(
            $"{_folder.At("given/data_batch_3.bin")}: is damaged: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut", "it cannot be unpacked, so it was cut off or changed")]
    [InlineData("file missing", "cifar-10-batches-bin/test_batch.bin is not in it")]
    [InlineData("file short", "test_batch.bin in it has 3073 bytes in place of 9219")]
    public void Load_OfAnArchiveThatIsNotWhatItsSumSays_IsNoCrash(string kind, string expected)
    {
        var archive = kind switch
        {
            "cut" => Archive()[..500],
            "file missing" => Archive(fileCount: 5),
            _ => Archive(lastLength: RecordLength),
        };

        var failure = Assert.Throws<ExperimentException>(
            () => Load(new FakeServer((_, _) => FakeServer.Send(archive)), published: archive));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    private static byte[] Batch(int number) =>
    [
        .. Enumerable.Range(number, 3).SelectMany(label =>
            (byte[])[(byte)label, .. Enumerable.Range(0, 3072).Select(place => (byte)((place * label) + number))]),
    ];

    private static byte[] Archive(int fileCount = 6, int lastLength = 3 * RecordLength)
    {
        var packed = new MemoryStream();
        using (var tar = new TarWriter(new GZipStream(packed, CompressionLevel.Fastest)))
        {
            tar.WriteEntry(Entry("readme.html", "words"u8.ToArray()));
            for (var number = 0; number < fileCount; number++)
            {
                tar.WriteEntry(Entry(Names[number], number == 5 ? Batch(number)[..lastLength] : Batch(number)));
            }
        }
        return packed.ToArray();
    }

    private static UstarTarEntry Entry(string name, byte[] content) =>
        new(TarEntryType.RegularFile, "cifar-10-batches-bin/" + name)
        {
            DataStream = new MemoryStream(content),
            ModificationTime = DateTimeOffset.UnixEpoch,
        };

    private void Unpack(string place)
    {
        Directory.CreateDirectory(_folder.At("given", place));
        for (var number = 0; number < Names.Length; number++)
        {
            File.WriteAllBytes(_folder.At("given", place, Names[number]), Batch(number));
        }
    }

    private Dataset Load(FakeServer? server, DataFolders? folders = null, byte[]? published = null)
    {
        using (server)
        {
            var download = server is null
                ? null
                : new Download(server, (_, _) => Task.CompletedTask, TimeSpan.FromMinutes(1));
            var archive = new Cifar10.Archive(
                new("https://author.example/cifar-10-binary.tar.gz"),
                Convert.ToHexStringLower(SHA256.HashData(published ?? Archive())),
                RecordCount: 3);
            return new Cifar10(archive, folders ?? new DataFolders([], _folder.At("cache")), download, progress: null)
                .Load(CancellationToken.None);
        }
    }
}
