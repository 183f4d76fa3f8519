using Experiments.Layers;

namespace Experiments.Data;

/// <summary>Labelled images, held as bytes: example after example, each [channels, height, width].</summary>
/// <param name="Shape">The shape of one image.</param>
/// <param name="Pixels">Count x Shape.Size bytes, 0 to 255.</param>
/// <param name="Labels">One class number an image, from 0.</param>
public sealed record ImageSet(Shape Shape, byte[] Pixels, byte[] Labels)
{
    /// <summary>How many images.</summary>
    public int Count => Labels.Length;

    /// <summary>The bytes of one image.</summary>
    public ReadOnlySpan<byte> Image(int index) => Pixels.AsSpan(checked((int)(index * Shape.Size)), (int)Shape.Size);

    /// <summary>The first images of the set, all of it where it has no more.</summary>
    public ImageSet First(int count) => count >= Count
        ? this
        : new ImageSet(Shape, Pixels[..checked((int)(count * Shape.Size))], Labels[..count]);
}
