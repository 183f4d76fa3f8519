using Experiments.Layers;

namespace Experiments.Data;

/// <summary>A PNG file's pixels.</summary>
/// <param name="Shape">[channels, height, width]; 1 channel is gray, 3 are red, green and blue.</param>
/// <param name="Pixels">Shape.Size bytes, channel after channel, row after row from the top.</param>
internal sealed record PngImage(Shape Shape, byte[] Pixels)
{
    private const int LargestFile = 64 << 20;

    /// <summary>Reads and decodes a file.</summary>
    /// <param name="file">The file, as messages shall name it.</param>
    /// <param name="decoder">Decodes it.</param>
    /// <param name="check">Given the shape before the pixels are decoded; may throw.</param>
    /// <exception cref="ExperimentException">
    /// It is no PNG, damaged or transparent, kind Data; or there is no decoder, kind Environment.
    /// </exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static PngImage Read(string file, IImageDecoder decoder, Action<Shape>? check = null)
    {
        if (new FileInfo(file).Length > LargestFile)
        {
            throw Wrong($"{file}: is larger than {LargestFile >> 20} MB. Make it smaller, or take it out.");
        }
        try
        {
            var content = File.ReadAllBytes(file);
            var header = PngHeader.Read(content);
            var shape = new Shape(header.Channels, header.Height, header.Width);
            check?.Invoke(shape);
            return new(shape, Planes(decoder.ToRgba(content, header), shape, file));
        }
        catch (InvalidDataException damage)
        {
            throw Damaged(file, damage);
        }
    }

    /// <summary>What to say of a damaged file: a header's message is a whole sentence, a decoder's a reason.</summary>
    public static ExperimentException Damaged(string file, InvalidDataException damage) => new(
        FailureKind.Data,
        damage.Message.EndsWith('.')
            ? $"{file}: {damage.Message}"
            : $"{file}: is damaged: {damage.Message}. Put an intact copy there, or take it out.",
        damage);

    private static byte[] Planes(byte[] rgba, Shape shape, string file)
    {
        var pixels = new byte[shape.Size];
        var plane = shape.Height * shape.Width;
        for (var place = 0; place < plane; place++)
        {
            if (rgba[(4 * place) + 3] != byte.MaxValue)
            {
                throw Wrong(
                    $"{file}: has transparent pixels, and nothing says what lies behind them. Save it without "
                    + "transparency.");
            }
            for (var channel = 0; channel < shape.Channels; channel++)
            {
                pixels[(channel * plane) + place] = rgba[(4 * place) + channel];
            }
        }
        return pixels;
    }

    private static ExperimentException Wrong(string message) => new(FailureKind.Data, message);
}
