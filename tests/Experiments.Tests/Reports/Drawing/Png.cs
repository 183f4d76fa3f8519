using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace Experiments.Reports.Drawing;

/// <summary>Reads as much of a PNG as tests ask for.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="RowVariety">How many rows differ from the row above them; 0 in a blank picture.</param>
internal sealed record Png(int Width, int Height, int RowVariety)
{
    public static Png Read(byte[] bytes)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], bytes[..8]);
        var (width, height, bits) = (0, 0, 0);
        using var packed = new MemoryStream();
        var position = 8;
        string kind;
        do
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(position));
            kind = Encoding.ASCII.GetString(bytes, position + 4, 4);
            var content = bytes.AsSpan(position + 8, length);
            if (kind == "IHDR")
            {
                width = BinaryPrimitives.ReadInt32BigEndian(content);
                height = BinaryPrimitives.ReadInt32BigEndian(content[4..]);
                bits = content[8] * (content[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 });
            }
            else if (kind == "IDAT")
            {
                packed.Write(content);
            }

            position += length + 12;
        }
        while (kind != "IEND");

        Assert.Equal(bytes.Length, position);
        return new Png(width, height, Variety(packed, 1 + (((width * bits) + 7) / 8), height));
    }

    // Rows are stored as differences to their neighbors, so those of a blank picture are the same all the way down.
    private static int Variety(MemoryStream packed, int rowLength, int height)
    {
        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var rows = Enumerable.Range(0, height).Select(_ =>
        {
            var row = new byte[rowLength];
            unpacked.ReadExactly(row);
            return Convert.ToHexString(row);
        });
        return rows.Distinct().Count() - 2;
    }
}
