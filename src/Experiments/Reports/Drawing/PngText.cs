using System.Buffers.Binary;
using System.Text;

namespace Experiments.Reports.Drawing;

/// <summary>
/// Texts in a PNG file, which pictures do not show and programs tell (exiftool, identify -verbose, pngcheck -t): chunks
/// iTXt of the PNG specification (ISO/IEC 15948), in UTF-8, uncompressed.
/// </summary>
public static class PngText
{
    private const int LengthSize = 4;
    private const int KindSize = 4;
    private const int ChecksumSize = 4;
    private const uint Polynomial = 0xEDB88320;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The file with texts in it; the picture stays the same.</summary>
    /// <param name="png">The file.</param>
    /// <param name="texts">
    /// Keyword and text of each; a keyword has 1 to 79 letters, digits, hyphens and single spaces.
    /// </param>
    /// <exception cref="FormatException">It is no PNG.</exception>
    public static byte[] Add(ReadOnlySpan<byte> png, IEnumerable<(string Keyword, string Text)> texts)
    {
        // The first chunk, the header, has to stay the first.
        var header = Chunk(png, Signature.Length);
        using var file = new MemoryStream();
        file.Write(png[..header.End]);
        foreach (var (keyword, text) in texts)
        {
            WriteChunk(file, [.. Encoding.Latin1.GetBytes(keyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text)]);
        }
        file.Write(png[header.End..]);
        return file.ToArray();
    }

    /// <summary>The texts of a file that <see cref="Add"/> wrote, in its order.</summary>
    /// <exception cref="FormatException">It is no PNG, or a damaged one.</exception>
    public static IReadOnlyList<(string Keyword, string Text)> Read(ReadOnlySpan<byte> png)
    {
        var texts = new List<(string Keyword, string Text)>();
        for (var position = Signature.Length; position < png.Length;)
        {
            var (kind, content, end) = Chunk(png, position);
            if (kind == "iTXt")
            {
                var data = png[content];
                var keyword = data.IndexOf((byte)0);

                // Behind the keyword: two bytes on compression, an empty language, an empty translation.
                texts.Add((Encoding.Latin1.GetString(data[..keyword]), Encoding.UTF8.GetString(data[(keyword + 5)..])));
            }
            position = end;
        }
        return texts;
    }

    private static (string Kind, Range Content, int End) Chunk(ReadOnlySpan<byte> png, int position)
    {
        if (!png.StartsWith(Signature) || position + LengthSize + KindSize + ChecksumSize > png.Length)
        {
            throw new FormatException("This is no PNG, or it ends in the middle.");
        }
        var length = BinaryPrimitives.ReadInt32BigEndian(png[position..]);
        var content = position + LengthSize + KindSize;
        if (length < 0 || length > png.Length - content - ChecksumSize)
        {
            throw new FormatException("This PNG ends in the middle of a chunk.");
        }
        var kind = Encoding.ASCII.GetString(png[(content - KindSize)..content]);
        return (kind, content..(content + length), content + length + ChecksumSize);
    }

    private static void WriteChunk(MemoryStream file, byte[] content)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        byte[] checkedPart = [.. "iTXt"u8, .. content];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(checkedPart);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(checkedPart));
        file.Write(number);
    }

    // The cyclic redundancy check of the PNG specification, annex D.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var rest = uint.MaxValue;
        foreach (var one in bytes)
        {
            rest ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                rest = (rest & 1) == 0 ? rest >> 1 : Polynomial ^ (rest >> 1);
            }
        }
        return ~rest;
    }
}
