using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Experiments.Data;

/// <summary>Writes PNG files of every kind, good and bad, by the W3C's specification.</summary>
internal static class PngFile
{
    public const int GrayType = 0;
    public const int RgbType = 2;
    public const int PaletteType = 3;
    public const int RgbaType = 6;

    // The seven passes of an interlaced image: first row and column, then the steps.
    private static readonly (int Row, int Column, int Down, int Right)[] Passes =
        [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)];

    /// <summary>An image of samples of 8 bits, pixel after pixel.</summary>
    public static byte[] Of(
        int width, int height, int type, byte[] samples, bool interlaced = false, byte[]? palette = null)
    {
        var depth = samples.Length / (width * height);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var (firstRow, firstColumn, down, right) in interlaced ? Passes : [(0, 0, 1, 1)])
            {
                for (var row = firstRow; row < height && firstColumn < width; row += down)
                {
                    zlib.WriteByte(0);
                    for (var column = firstColumn; column < width; column += right)
                    {
                        zlib.Write(samples, ((row * width) + column) * depth, depth);
                    }
                }
            }
        }
        return Of(width, height, 8, type, interlaced ? 1 : 0, packed.ToArray(), palette);
    }

    /// <summary>A file with any header.</summary>
    public static byte[] Of(
        int width, int height, int bits, int type, int interlace, byte[] packed, byte[]? palette = null) =>
    [
        0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A,
        .. Chunk("IHDR", [.. BigEndian(width), .. BigEndian(height), (byte)bits, (byte)type, 0, 0, (byte)interlace]),
        .. palette is null ? [] : Chunk("PLTE", palette),
        .. Chunk("IDAT", packed),
        .. Chunk("IEND", []),
    ];

    private static byte[] Chunk(string kind, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. content];
        return [.. BigEndian(content.Length), .. named, .. BigEndian((int)Crc(named))];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var octet in bytes)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }
        return ~crc;
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
