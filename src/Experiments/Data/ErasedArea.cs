using Experiments.Layers;
using Experiments.Randomness;

namespace Experiments.Data;

/// <summary>The rectangle of an image that random erasing replaces by noise.</summary>
/// <param name="Shape">The image's shape.</param>
/// <param name="Top">Its first row.</param>
/// <param name="Left">Its first column.</param>
/// <param name="Height">In pixels; 0 for no rectangle.</param>
/// <param name="Width">In pixels.</param>
internal readonly record struct ErasedArea(Shape Shape, int Top, int Left, int Height, int Width)
{
    // The paper draws until a rectangle fits; nearly every second one does.
    private const int Attempts = 100;

    /// <summary>Draws a rectangle as the paper does: a share of the image, height by width, and a corner.</summary>
    public static ErasedArea Draw(Erase erase, Shape shape, RandomStream stream)
    {
        if (stream.NextDouble() < erase.Probability)
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var area = stream.NextDouble(erase.Smallest, erase.Largest) * shape.Height * shape.Width;
                var aspect = stream.NextDouble(erase.AspectRatio, 1 / erase.AspectRatio);
                var top = stream.NextIndex(shape.Height);
                var left = stream.NextIndex(shape.Width);

                // Compared before they become whole numbers, which a long and thin rectangle need not fit.
                var (height, width) = (Math.Round(Math.Sqrt(area * aspect)), Math.Round(Math.Sqrt(area / aspect)));
                if (1 <= height && 1 <= width && top + height <= shape.Height && left + width <= shape.Width)
                {
                    return new(shape, top, left, (int)height, (int)width);
                }
            }
        }
        return new(shape, 0, 0, 0, 0);
    }

    /// <summary>Lets go of the image's pixels in the rectangle and puts noise in their place.</summary>
    /// <param name="kept">[channels, height, width]: what each pixel is multiplied with.</param>
    /// <param name="added">[channels, height, width]: what is then added.</param>
    /// <param name="stream">Gives the noise, uniform in [0, 1).</param>
    /// <returns>Whether there is a rectangle.</returns>
    public bool Replace(Span<float> kept, Span<float> added, RandomStream stream)
    {
        for (var channel = 0; channel < Shape.Channels; channel++)
        {
            for (var row = Top; row < Top + Height; row++)
            {
                var start = (((channel * Shape.Height) + row) * Shape.Width) + Left;
                kept.Slice(start, Width).Clear();
                foreach (ref var pixel in added.Slice(start, Width))
                {
                    pixel = (float)stream.NextDouble();
                }
            }
        }
        return Height > 0;
    }
}
