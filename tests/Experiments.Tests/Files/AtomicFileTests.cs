using System.Text;
using Xunit;

namespace Experiments.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WriteText_InFoldersThatAreMissing_CreatesThem()
    {
        AtomicFile.WriteText(_folder.At("a", "b", "c.csv"), "1,ü\n");

        Assert.Equal(["a/b/c.csv"], _folder.Files);
        Assert.Equal("1,ü\n"u8.ToArray(), File.ReadAllBytes(_folder.At("a", "b", "c.csv")));
    }

    [Fact]
    public void WriteText_ThatMustNotOverwrite_LeavesWhatIsThere()
    {
        var path = _folder.At("a.yaml");
        AtomicFile.WriteText(path, "old", overwrite: false);

        var failure = Assert.Throws<ExperimentException>(() => AtomicFile.WriteText(path, "new", overwrite: false));

        Assert.Contains("The file that was there before is untouched.", failure.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Write_OverAFile_ReplacesItOnlyWhenComplete()
    {
        var path = _folder.At("result.csv");
        AtomicFile.WriteText(path, "old");

        AtomicFile.Write(path, stream =>
        {
            stream.Write(Encoding.UTF8.GetBytes(new string('x', 200_000)));
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(path));
            Assert.Equal(2, _folder.Files.Count());
            Assert.Single(
                _folder.Files, file => file.StartsWith("result.csv.") && file.EndsWith(AtomicFile.TemporarySuffix));
        });

        Assert.Equal(new string('x', 200_000), File.ReadAllText(path));
        Assert.Equal(["result.csv"], _folder.Files);
    }

    [Fact]
    public void Write_InPiecesOfAnySize_KeepsTheirOrder()
    {
        int[] sizes = [1, 0, 65_535, 1, 65_536, 3, 70_000, 65_537, 2];
        var expected = new MemoryStream();

        AtomicFile.Write(_folder.At("pieces"), stream =>
        {
            foreach (var (size, index) in sizes.Select((size, index) => (size, index)))
            {
                var piece = Enumerable.Range(0, size).Select(place => (byte)(place + index)).ToArray();
                expected.Write(piece);
                stream.Write(piece);
                Assert.Equal(expected.Length, stream.Position);
            }
            expected.WriteByte(7);
            stream.WriteByte(7);
        });

        Assert.Equal(expected.ToArray(), File.ReadAllBytes(_folder.At("pieces")));
    }

    [Fact]
    public void Write_ByAWriterThatClosesTheStream_IsComplete()
    {
        AtomicFile.Write(_folder.At("closed.txt"), stream =>
        {
            using var writer = new StreamWriter(stream);
            writer.Write("all of it");
        });

        Assert.Equal("all of it", File.ReadAllText(_folder.At("closed.txt")));
    }

    [Fact]
    public void Write_ThatFailsHalfway_LeavesTheOldFileAndNothingElse()
    {
        AtomicFile.WriteText(_folder.At("result.csv"), "old");

        Assert.Throws<OperationCanceledException>(() => AtomicFile.Write(_folder.At("result.csv"), stream =>
        {
            stream.Write(new byte[100_000]);
            throw new OperationCanceledException();
        }));

        Assert.Equal("old", File.ReadAllText(_folder.At("result.csv")));
        Assert.Equal(["result.csv"], _folder.Files);
    }

    [Fact]
    public void Write_OverAFolder_SaysThatOneIsThere()
    {
        Directory.CreateDirectory(_folder.At("result.csv"));

        Check(
            _folder.At("result.csv"), "a folder of that name is there. Nothing was left behind. Move that folder away");
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void Write_BelowAFile_SaysWhichOneIsInTheWay()
    {
        AtomicFile.WriteText(_folder.At("results"), "a file");

        var failure = Check(
            _folder.At("results", "run", "result.csv"), "a file stands where a folder is needed. Move that file away");
        Assert.StartsWith(_folder.At("results") + ": the folder cannot be created", failure.Message);
    }

    [Fact]
    public void Write_ToAPathTooLong_SaysSo() => Check(_folder.At(new string('a', 250)), "the path is too long");

    [Fact]
    public void Write_WithoutPermission_SaysSo()
    {
        if (!OperatingSystem.IsWindows() && !Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            Check(_folder.At("result.csv"), "no permission. Nothing was left behind. Give yourself the right to write");
            File.SetUnixFileMode(
                _folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        else
        {
            Assert.Skip("Root and Windows may write to folders marked read-only.");
        }
    }

    [Fact]
    public void Write_OnAFullDisk_LeavesTheOldFileAndNothingElse()
    {
        using var disk = new SmallDisk();
        var path = Path.Combine(disk.Path, "result.csv");
        AtomicFile.WriteText(path, "old");

        Check(path, "no space is left on the device. The file that was there before is untouched. Free", size: 100_000);

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(disk.Path));
    }

    [Fact]
    public void Write_OnAReadOnlyDisk_SaysSo()
    {
        using var disk = new SmallDisk();
        disk.MakeReadOnly();

        Check(Path.Combine(disk.Path, "result.csv"), "the file system is read-only. Nothing was left behind. Choose");
        Check(Path.Combine(disk.Path, "run", "result.csv"), "the file system is read-only. Choose a folder");
    }

    [Fact]
    public void RemoveLeftovers_AfterADeadWriter_KeepsWhatIsComplete()
    {
        AtomicFile.WriteText(_folder.At("trials", "a.csv"), "complete");
        File.WriteAllText(_folder.At("trials", "a.csv.0123abcd" + AtomicFile.TemporarySuffix), "half");
        File.WriteAllText(_folder.At("b.csv.0123abcd" + AtomicFile.TemporarySuffix), "");

        AtomicFile.RemoveLeftovers(_folder.Path);

        Assert.Equal(["trials/a.csv"], _folder.Files);
    }

    [Fact]
    public void RemoveLeftovers_OfNoFolder_DoesNothing()
    {
        AtomicFile.RemoveLeftovers(_folder.At("none"));

        Assert.False(Directory.Exists(_folder.At("none")));
    }

    private static ExperimentException Check(string path, string expected, int size = 10)
    {
        var failure = Assert.Throws<ExperimentException>(
            () => AtomicFile.Write(path, stream => stream.Write(new byte[size])));

        Assert.Equal(FailureKind.Results, failure.Kind);
        Assert.Contains(expected, failure.Message);
        return failure;
    }
}
