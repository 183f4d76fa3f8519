using Xunit;

namespace Experiments.Files;

public sealed class SealedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Sealed => _folder.At("sealed");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(200_000)]
    [InlineData(1 << 20)]
    public void Write_OfAnySize_GivesTheContentBack(int size)
    {
        var content = Write(size);

        Assert.Null(SealedFile.Damage(Sealed));
        using var stream = SealedFile.OpenContent(Sealed);
        var read = new byte[size];
        stream.ReadExactly(read);
        Assert.Equal(content, read);
    }

    [Fact]
    public void Damage_OfEachFlippedBit_IsFound()
    {
        Write(20);
        var whole = File.ReadAllBytes(Sealed);
        for (var bit = 0; bit < 8 * whole.Length; bit++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(Sealed, damaged);

            Assert.Equal(
                bit < 64 ? "it does not begin as such a file does" : "its content does not fit its checksum",
                SealedFile.Damage(Sealed));
        }
    }

    [Fact]
    public void Damage_OfEachTruncation_IsFound()
    {
        Write(20);
        var whole = File.ReadAllBytes(Sealed);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Sealed, whole[..length]);
            Assert.NotNull(SealedFile.Damage(Sealed));
        }
        File.WriteAllBytes(Sealed, [.. whole, 0]);
        Assert.NotNull(SealedFile.Damage(Sealed));
    }

    [Fact]
    public void Damage_OfAMissingFile_SaysThatItCannotBeRead() =>
        Assert.StartsWith("it cannot be read (", SealedFile.Damage(_folder.At("none")), StringComparison.Ordinal);

    private byte[] Write(int size)
    {
        var content = Enumerable.Range(0, size).Select(place => (byte)(place * 7)).ToArray();
        SealedFile.Write(Sealed, stream =>
        {
            stream.Write(content.AsSpan(0, size / 2));
            stream.Write(content, size / 2, size - (size / 2));
        });
        return content;
    }
}
