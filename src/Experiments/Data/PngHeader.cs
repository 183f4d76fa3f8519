using System.Buffers.Binary;

namespace Experiments.Data;

/// <summary>The first chunk of a PNG file, IHDR of the specification: enough to refuse what cannot be used.</summary>
/// <param name="Width">In pixels, 1 to 4096.</param>
/// <param name="Height">In pixels, 1 to 4096.</param>
/// <param name="IsGray">Whether a pixel is one brightness rather than red, green and blue.</param>
internal sealed record PngHeader(int Width, int Height, bool IsGray)
{
    /// <summary>How many bytes of a file have to be read for it.</summary>
    public const int Length = 33;

    private const int LargestSide = 4096;

    private static readonly byte[] Start =
    [
        0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A,
        0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R',
    ];

    /// <summary>1 for gray, 3 for color.</summary>
    public int Channels => IsGray ? 1 : 3;

    /// <summary>The header at the start of a file.</summary>
    /// <exception cref="InvalidDataException">
    /// It is none, or asks for what cannot be given; the message goes on after the file's name.
    /// </exception>
    public static PngHeader Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < Length || !file.StartsWith(Start))
        {
            throw new InvalidDataException("is no PNG image. Convert it to PNG, or take it out.");
        }
        var width = BinaryPrimitives.ReadUInt32BigEndian(file[16..]);
        var height = BinaryPrimitives.ReadUInt32BigEndian(file[20..]);
        if (width is 0 or > LargestSide || height is 0 or > LargestSide)
        {
            throw new InvalidDataException(
                $"has {width}x{height} pixels, but 1 to {LargestSide} a side can be used. Make it smaller.");
        }
        if (file[24] > 8)
        {
            throw new InvalidDataException($"has {file[24]} bits a channel, but 8 can be used. Save it with 8 bits.");
        }

        // Color types 0 and 4 are gray, 2, 3 and 6 are color: by red, green and blue or by a palette of them.
        return new((int)width, (int)height, IsGray: file[25] is 0 or 4);
    }
}
