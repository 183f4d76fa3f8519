using System.Security.Cryptography;
using System.Text;

namespace Experiments.Files;

/// <summary>
/// A file that shows any damage: its content stands between a mark of the format and the SHA-256 of all before. Nothing
/// of a file that is not whole is ever used.
/// </summary>
public static class SealedFile
{
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("EXPSEAL1");

    /// <summary>Writes a file, complete or not at all.</summary>
    /// <param name="path">Where the file goes.</param>
    /// <param name="write">Writes the content from beginning to end, and leaves the stream open.</param>
    /// <exception cref="ExperimentException">The file cannot be written; kind Results.</exception>
    public static void Write(string path, Action<Stream> write) => AtomicFile.Write(path, stream =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var hashing = new HashingStream(stream, hash);
        hashing.Write(Mark);
        write(hashing);
        stream.Write(hash.GetHashAndReset());
    });

    /// <summary>What is wrong with a file, as the end of a sentence; null for a whole one. Reads all of it.</summary>
    public static string? Damage(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var contentEnd = stream.Length - SHA256.HashSizeInBytes;
            if (contentEnd < Mark.Length)
            {
                return $"it ends after {stream.Length} bytes";
            }
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 20];
            for (long done = 0; done < contentEnd;)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, contentEnd - done));
                stream.ReadExactly(part);
                if (done == 0 && !part.StartsWith(Mark))
                {
                    return "it does not begin as such a file does";
                }
                hash.AppendData(part);
                done += part.Length;
            }
            stream.ReadExactly(buffer.AsSpan(0, SHA256.HashSizeInBytes));
            return hash.GetHashAndReset().AsSpan().SequenceEqual(buffer.AsSpan(0, SHA256.HashSizeInBytes))
                ? null
                : "its content does not fit its checksum";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"it cannot be read ({exception.Message})";
        }
    }

    /// <summary>Opens a file for which <see cref="Damage"/> found nothing, at the beginning of its content.</summary>
    public static Stream OpenContent(string path)
    {
        var stream = File.OpenRead(path);
        stream.Position = Mark.Length;
        return stream;
    }
}
