using System.IO.Compression;
using System.Security.Cryptography;

namespace Experiments.Data;

/// <summary>
/// An IDX file of unsigned bytes in memory: http://yann.lecun.com/exdb/mnist describes the format. It may be packed
/// with gzip, whatever its name says. The header is held against the true length, so that a damaged or hostile file
/// costs no memory.
/// </summary>
/// <param name="Path">Where it was read from.</param>
/// <param name="Dimensions">The sizes of the dimensions, outermost first, each 1 or more.</param>
/// <param name="Content">The bytes after the header.</param>
/// <param name="Sha256">Of the uncompressed file with its header, lower-case hex.</param>
internal sealed record IdxFile(string Path, IReadOnlyList<int> Dimensions, byte[] Content, string Sha256)
{
    // Deflate cannot pack better than 1032 to 1, so a header that claims more than that is wrong.
    private const long MaximumDeflateRatio = 1032;
    private const int ChunkSize = 1 << 18;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rank">How many dimensions it must have: 3 for images, 1 for labels.</param>
    /// <exception cref="ExperimentException">It cannot be read or is not what it should be; kind Data.</exception>
    public static IdxFile Read(string path, int rank)
    {
        using var stored = Open(path);
        return Read(stored, path, rank);
    }

    /// <summary>Reads a whole file from a stream that knows its length; the path is for messages.</summary>
    public static IdxFile Read(Stream stored, string path, int rank) => Guarded(path, () =>
    {
        using var content = Unpack(stored, out var packed);
        var header = IdxHeader.Read(content, path, rank);
        CheckClaim(header, stored.Length, packed, path);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header.Bytes);
        var bytes = GC.AllocateUninitializedArray<byte>((int)header.ContentLength);
        for (var filled = 0; filled < bytes.Length;)
        {
            var read = content.Read(bytes, filled, Math.Min(ChunkSize, bytes.Length - filled));
            if (read == 0)
            {
                throw Damaged(path, $"it ends after {filled} of the {bytes.Length} bytes that its header announces");
            }
            hash.AppendData(bytes, filled, read);
            filled += read;
        }
        if (content.ReadByte() >= 0)
        {
            throw Damaged(path, $"it goes on after the {bytes.Length} bytes that its header announces");
        }
        return new IdxFile(path, header.Dimensions, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    });

    /// <summary>Reads the header alone and holds it against the file's length as far as that can be seen.</summary>
    /// <exception cref="ExperimentException">It cannot be read or is not what it should be; kind Data.</exception>
    public static IReadOnlyList<int> ReadDimensions(string path, int rank) => Guarded(path, () =>
    {
        using var stored = Open(path);
        using var content = Unpack(stored, out var packed);
        var header = IdxHeader.Read(content, path, rank);
        CheckClaim(header, stored.Length, packed, path);
        return header.Dimensions;
    });

    /// <summary>A damaged file, as an exception.</summary>
    public static ExperimentException Damaged(string path, string found, Exception? inner = null) => new(
        FailureKind.Data,
        $"{path}: is damaged: {found}. Fetch the file again, and compare its size with the original's.",
        inner);

    private static FileStream Open(string path) =>
        Guarded(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16));

    private static Stream Unpack(Stream stored, out bool packed)
    {
        packed = stored.ReadByte() == 0x1F && stored.ReadByte() == 0x8B;
        stored.Position = 0;

        // Without this switch GZipStream takes a packed file that was cut off for a complete one.
        AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);
        return packed ? new GZipStream(stored, CompressionMode.Decompress, leaveOpen: true) : stored;
    }

    private static void CheckClaim(IdxHeader header, long storedLength, bool packed, string path)
    {
        var length = header.Bytes.Length + header.ContentLength;
        if (!packed && length != storedLength)
        {
            throw Damaged(path, $"its header announces {length} bytes in all, the file has {storedLength}");
        }
        if (packed && length / MaximumDeflateRatio > storedLength)
        {
            throw Damaged(
                path, $"its header announces {length} bytes, more than {storedLength} bytes of gzip can hold");
        }
    }

    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(path, "it cannot be unpacked, so it was cut off or changed", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExperimentException(
                FailureKind.Data,
                $"{path}: cannot be read: {exception.Message} See that the file is there and that you may read it.",
                exception);
        }
    }
}
