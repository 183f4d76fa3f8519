using System.Net;
using System.Security.Cryptography;
using Experiments.Files;
using Xunit;

namespace Experiments.Data;

public sealed class PublishedFilesTests : IDisposable
{
    private static readonly PublishedDataset Tiny = new(
        "tiny",
        ["zero", "one", "two"],
        [.. Idx.Dataset().Select(Sum)],
        ["https://first.example/tiny/", "https://second.example/"]);

    private readonly TemporaryFolder _folder = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly List<RunEvent> _events = [];
    private TimeSpan _stall = TimeSpan.FromMinutes(1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_OfNothingThere_FetchesAllIntoTheCacheAndNeedsNoNetworkAgain()
    {
        var server = new FakeServer((address, _) => FakeServer.Send(Packed(address)));
        var dataset = Load(server);

        Assert.Equal(["zero", "one", "two"], dataset.Description.ClassNames);
        Assert.Equal([0, 1, 2, 1], dataset.Train.Labels);
        Assert.Equal(Idx.Dataset()[0][16..], dataset.Train.Pixels);
        Assert.Equal(IdxNames.All.Select(name => $"https://first.example/tiny/{name}.gz"), server.Requests);
        Assert.Equal(IdxNames.All.Select(name => $"cache/tiny/{name}.gz").Order(StringComparer.Ordinal), _folder.Files);

        Assert.Equal(dataset.Sha256, Load(server: null).Sha256);
    }

    [Fact]
    public void Load_WhileItFetches_TellsHowFarItIs()
    {
        Load(new FakeServer((address, _) => FakeServer.Send(Packed(address))));

        var last = Assert.IsType<Downloading>(_events[^1]);
        var length = Packed(new Uri("https://first.example/tiny/t10k-labels-idx1-ubyte.gz")).Length;
        Assert.Equal(new Downloading("t10k-labels-idx1-ubyte.gz", length, length), last);
    }

    [Fact]
    public void Load_OfSomeFilesThere_FetchesTheOthersOnly()
    {
        var server = new FakeServer((address, _) => FakeServer.Send(Packed(address)));
        var given = Idx.Put(_folder, "given", [.. Idx.Dataset()[..3]]);

        Load(server, new DataFolders([given], _folder.At("cache")));

        Assert.Equal(["https://first.example/tiny/t10k-labels-idx1-ubyte.gz"], server.Requests);
    }

    [Fact]
    public void Load_FromABusyServer_TriesAgainAfterLongerAndLongerWaits()
    {
        var server = new FakeServer((address, attempt) => attempt < 3
            ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
            : FakeServer.Send(Packed(address)));

        Load(server, Given(files: 3));

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], _waits);
        Assert.Equal(
            new Notice(
                "https://first.example/tiny/t10k-labels-idx1-ubyte.gz: the server answers 503 Service Unavailable; " +
                "trying again in 1 s."),
            _events[0]);
    }

    [Fact]
    public void Load_OfAFileThatAMirrorLacks_AsksTheNextAtOnce()
    {
        var server = new FakeServer((address, _) => address.Host == "first.example"
            ? new HttpResponseMessage(HttpStatusCode.NotFound)
            : FakeServer.Send(Packed(address)));

        Load(server, Given(files: 3));

        Assert.Equal(
            ["first.example/tiny/t10k-labels-idx1-ubyte.gz", "second.example/t10k-labels-idx1-ubyte.gz"],
            server.Requests.Select(request => request["https://".Length..]));
        Assert.Empty(_waits);
    }

    [Fact]
    public void Load_FromAMirrorThatSendsSomethingElse_AsksTheNext()
    {
        var wrong = new Queue<byte[]>([
            "<html>Please sign in</html>"u8.ToArray(), Idx.Gzip(Idx.Labels(1, 1)), Idx.Gzip(Idx.Dataset()[3])[..^4],
        ]);
        while (wrong.TryDequeue(out var content))
        {
            using var cache = new TemporaryFolder();
            var server = new FakeServer(
                (address, _) => FakeServer.Send(address.Host == "first.example" ? content : Packed(address)));

            Load(server, Given(files: 3) with { Cache = cache.Path });

            Assert.Equal(2, server.Requests.Count);
            Assert.Equal(["tiny/t10k-labels-idx1-ubyte.gz"], cache.Files);
        }
    }

    [Fact]
    public void Load_OfAnAnswerCutOff_TriesAgain()
    {
        var server = new FakeServer((address, attempt) => attempt == 1
            ? FakeServer.Send(new MemoryStream(Packed(address)[..10]), length: Packed(address).Length)
            : FakeServer.Send(Packed(address)));

        Load(server, Given(files: 3));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void Load_OfAnEndlessAnswer_GivesUp()
    {
        var server = new FakeServer((_, _) => FakeServer.Send(new EndlessStream()));

        Refuse(server, Given(files: 3), "first.example: the answer is longer than the 67108864 bytes expected at most");
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void Load_FromASilentServer_GivesUp()
    {
        _stall = TimeSpan.FromSeconds(0.05);
        var server = new FakeServer((_, _) => FakeServer.Send(new SilentStream()));

        Refuse(
            server,
            Given(files: 3),
            "first.example: the server was silent for 0.05 s; second.example: the server was silent for 0.05 s");
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public void Load_WithoutANetwork_SaysWhichFilesToPutWhere()
    {
        var server = new FakeServer((address, _) => throw new HttpRequestException(
            HttpRequestError.NameResolutionError, $"Name or service not known ({address.Host}:443)"));

        Refuse(server, Given(files: 2), string.Join('\n',
            "tiny: 2 of its 4 files are missing, and downloading failed (" +
            "first.example: Name or service not known (first.example:443); " +
            "second.example: Name or service not known (second.example:443)):",
            "  t10k-images-idx3-ubyte.gz",
            "  t10k-labels-idx1-ubyte.gz",
            $"Looked in {_folder.At("given")}, {_folder.At("cache")}.",
            $"Put them, packed or not, into {_folder.At("given", "tiny")}, or name the folder that has them " +
            "with --data. They are published at",
            "  https://first.example/tiny/",
            "  https://second.example/"));
        Assert.Empty(_waits);
    }

    [Fact]
    public void Load_Offline_SaysSoAndNamesTheMissingOnly()
    {
        Refuse(
            server: null,
            Given(files: 3),
            "tiny: 1 of its 4 files is missing, and --offline forbids to download anything:\n  t10k-labels-idx1-ubyte");
        Refuse(
            server: null,
            new DataFolders([], null),
            "There was no folder to look in.\nPut them, packed or not, into a folder and name it with --data.");
    }

    [Fact]
    public void Load_WithoutACacheFolder_SaysSo() => Refuse(
        new FakeServer((address, _) => FakeServer.Send(Packed(address))),
        new DataFolders([], null),
        "because HOME is not set");

    [Fact]
    public void Load_IntoACacheThatCannotBeWritten_SaysWhatMovesIt()
    {
        File.WriteAllText(_folder.At("cache"), "a file");

        Refuse(
            new FakeServer((address, _) => FakeServer.Send(Packed(address))),
            new DataFolders([], _folder.At("cache")),
            "XDG_CACHE_HOME moves it, and --data names a folder that has the files already.");
    }

    [Fact]
    public void Load_IntoAFullDisk_LeavesNothingHalfWritten()
    {
        using var disk = new SmallDisk();
        File.WriteAllBytes(Path.Combine(disk.Path, "other"), new byte[60_000]);

        Refuse(
            new FakeServer((address, _) => FakeServer.Send(Packed(address))),
            new DataFolders([], Path.Combine(disk.Path, "cache")),
            "no space is left on the device. ");
        Assert.DoesNotContain(
            Directory.EnumerateFiles(disk.Path, "*", SearchOption.AllDirectories),
            file => file.EndsWith(AtomicFile.TemporarySuffix));
    }

    [Fact]
    public void Load_Canceled_StopsAndLeavesNothing()
    {
        using var cancellation = new CancellationTokenSource();
        var server = new FakeServer((_, _) =>
        {
            cancellation.Cancel();
            return FakeServer.Send(new SilentStream());
        });

        Assert.ThrowsAny<OperationCanceledException>(
            () => Load(server, new DataFolders([], _folder.At("cache")), cancellation));
        Assert.Single(server.Requests);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void Load_OfALocalFileWithAnotherChecksum_NamesBothAndLeavesTheFile()
    {
        var folders = Given(files: 4);
        File.WriteAllBytes(_folder.At("given", IdxNames.TestLabels), Idx.Labels(1, 1));

        Refuse(server: null, folders,
            $"{_folder.At("given", IdxNames.TestLabels)}: is not t10k-labels-idx1-ubyte of tiny: " +
            $"the SHA-256 of its uncompressed bytes is {Sum(Idx.Labels(1, 1))}, " +
            $"that of the original {Tiny.Sha256[3]}. " +
            "It was left as it is. Move it away and run the same command again to have it downloaded, or put the " +
            "original there, from https://first.example/tiny/t10k-labels-idx1-ubyte.gz or " +
            "https://second.example/t10k-labels-idx1-ubyte.gz.");
        Assert.Equal(Idx.Labels(1, 1), File.ReadAllBytes(_folder.At("given", IdxNames.TestLabels)));
    }

    private static string Sum(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static byte[] Packed(Uri address) =>
        Idx.Gzip(Idx.Dataset()[IdxNames.All.ToList().IndexOf(Path.GetFileNameWithoutExtension(address.LocalPath))]);

    private DataFolders Given(int files) =>
        new([Idx.Put(_folder, "given", Idx.Dataset()[..files])], _folder.At("cache"));

    private void Refuse(FakeServer? server, DataFolders folders, string expected)
    {
        var failure = Assert.Throws<ExperimentException>(() => Load(server, folders));

        Assert.Equal(FailureKind.Data, failure.Kind);
        Assert.Contains(expected, failure.Message);
    }

    private Dataset Load(FakeServer? server, DataFolders? folders = null, CancellationTokenSource? stop = null)
    {
        var download = server is null ? null : new Download(
            server,
            (wait, _) =>
            {
                _waits.Add(wait);
                return Task.CompletedTask;
            },
            _stall);
        return DatasetLoader.Load(
            Tiny,
            folders ?? new DataFolders([], _folder.At("cache")),
            download,
            new Recorder(_events),
            stop?.Token ?? TestContext.Current.CancellationToken);
    }

    private sealed class Recorder(List<RunEvent> events) : IProgress<RunEvent>
    {
        public void Report(RunEvent value) => events.Add(value);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(buffer.Length);
    }

    private sealed class SilentStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
