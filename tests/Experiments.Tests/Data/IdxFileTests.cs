using System.Security.Cryptography;
using Experiments.Files;
using Experiments.Randomness;
using Xunit;

namespace Experiments.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_GoodFile_GivesWhatIsInIt(bool packed)
    {
        var bytes = Idx.Images(5, 4, 3);

        // Packed or not is seen by the content, whatever the name says.
        File.WriteAllBytes(_folder.At(packed ? "images" : "images.gz"), packed ? Idx.Gzip(bytes) : bytes);
        var file = IdxFile.Read(_folder.Files.Select(name => _folder.At(name)).Single(), rank: 3);

        Assert.Equal([5, 4, 3], file.Dimensions);
        Assert.Equal(bytes[16..], file.Content);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.Sha256);
    }

    [Fact]
    public void Read_EmptyFile_IsRefused() => Check([], 3, "is empty. An IDX file of images starts with 00000803");

    [Fact]
    public void Read_WebPage_IsRefused() =>
        Check("<!DOCTYPE html>"u8.ToArray(), 3, "starts with 3C21444F, as a web page saved under this name does. An");

    [Fact]
    public void Read_OtherElementType_IsRefused() =>
        Check(Idx.File([1, 1, 1], new byte[4], type: 0x0D), 3, "holds 32-bit floats (type 0D)");

    [Fact]
    public void Read_LabelsWhereImagesBelong_AreRefused() =>
        Check(Idx.Labels(1, 2, 3, 4, 5), 3, "has 1 dimension, not 3, as if the files of images and labels were");

    [Fact]
    public void Read_ImagesWhereLabelsBelong_AreRefused() =>
        Check(Idx.Images(2), 1, "not 1, as if the files of images and labels were swapped. An IDX file of labels");

    [Fact]
    public void Read_HeaderCutOff_IsRefused() =>
        Check(Idx.Images(2)[..13], 3, "ends inside its header, after 13 bytes");

    [Fact]
    public void Read_NoImages_IsRefused() => Check(Idx.File([0, 28, 28], []), 3, "announces dimension 1 as 0");

    [Theory]
    [InlineData(-1, -1, -1)]
    [InlineData(65_536, 65_536, 1)]
    [InlineData(int.MaxValue, 4, 1_073_741_825)]
    [InlineData(1, 1, int.MinValue)]
    public void Read_DimensionsWhoseProductOverflows_AreRefused(int count, int height, int width)
    {
        var file = Idx.File([count, height, width], new byte[9]);

        Check(file, 3, "announces more than 2147483591 bytes, the most that one file may hold");
        Check(Idx.Gzip(file), 3, "announces more than 2147483591 bytes");
    }

    [Fact]
    public void Read_PlainFileOfAnotherLength_IsRefused()
    {
        Check(Idx.Images(2)[..^1], 3, "is damaged: its header announces 28 bytes in all, the file has 27. Fetch");
        Check([.. Idx.Images(2), 0], 3, "is damaged: its header announces 28 bytes in all, the file has 29");
    }

    [Fact]
    public void Read_PackedFileOfAnotherLength_IsRefused()
    {
        Check(
            Idx.Gzip(Idx.Images(2)[..^1]), 3, "is damaged: it ends after 11 of the 12 bytes that its header announces");
        Check(
            Idx.Gzip([.. Idx.Images(2), 0]), 3, "is damaged: it goes on after the 12 bytes that its header announces");
    }

    [Fact]
    public void Read_PackedFileCutAnywhere_IsRefused()
    {
        var packed = Idx.Gzip(Idx.Images(20));

        Assert.All(Enumerable.Range(0, packed.Length), length => Check(packed[..length], 3, ""));
        Check(packed[..^1], 3, "is damaged: it cannot be unpacked, so it was cut off or changed");
    }

    // The gzip header holds a time and the like, which may change without harm; the checksum guards all else.
    [Fact]
    public void Read_PackedFileWithAFlippedBit_IsRefusedOrUnchanged()
    {
        var stream = new RandomStream(1);
        var good = Idx.Images(50, 5, 5);
        for (var round = 0; round < 500; round++)
        {
            var packed = Idx.Gzip(good);
            packed[stream.NextIndex(packed.Length)] ^= (byte)(1 << stream.NextIndex(8));
            try
            {
                Assert.Equal(good[16..], IdxFile.Read(new MemoryStream(packed), "flipped", rank: 3).Content);
            }
            catch (ExperimentException failure)
            {
                Assert.Equal(FailureKind.Data, failure.Kind);
            }
        }
    }

    [Fact]
    public void Read_PackedHeaderThatAnnouncesTooMuch_CostsNoMemory()
    {
        var bomb = Idx.Gzip(Idx.File([2_000_000, 32, 32], []));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Check(bomb, 3, $"its header announces 2048000016 bytes, more than {bomb.Length} bytes of gzip can hold");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 22);
    }

    [Fact]
    public void Read_PackedFileThatGoesOnForLong_IsReadNoFurther()
    {
        var bomb = new MemoryStream(Idx.Gzip([.. Idx.Images(2), .. new byte[100_000_000]]));

        var failure = Assert.Throws<ExperimentException>(() => IdxFile.Read(bomb, "bomb", rank: 3));

        Assert.Contains("it goes on after the 12 bytes", failure.Message);
        Assert.InRange(bomb.Position, 1, bomb.Length / 2);
    }

    [Fact]
    public void Read_MissingFile_SaysSo()
    {
        var failure = Assert.Throws<ExperimentException>(() => IdxFile.Read(_folder.At("none"), rank: 3));

        Assert.Equal(FailureKind.Data, failure.Kind);
        Assert.StartsWith(_folder.At("none") + ": cannot be read: ", failure.Message);
    }

    private void Check(byte[] bytes, int rank, string expected)
    {
        File.WriteAllBytes(_folder.At("file"), bytes);

        var failure = Assert.Throws<ExperimentException>(() => IdxFile.Read(_folder.At("file"), rank));

        Assert.Equal(FailureKind.Data, failure.Kind);
        Assert.StartsWith(_folder.At("file") + ": ", failure.Message);
        Assert.Contains(expected, failure.Message);
    }
}
