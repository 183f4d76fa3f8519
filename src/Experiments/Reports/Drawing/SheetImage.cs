using Experiments.Layers;

namespace Experiments.Reports.Drawing;

/// <summary>One image of a sheet.</summary>
/// <param name="Shape">[channels, height, width]; 1 channel is gray, 3 are red, green and blue.</param>
/// <param name="Pixels">Shape.Size bytes, channel after channel, row after row from the top, 0 to 255.</param>
/// <param name="Caption">The lines below the image; each is shortened to the width of its column.</param>
public sealed record SheetImage(Shape Shape, byte[] Pixels, IReadOnlyList<string> Caption)
{
    /// <summary>Whether the image shows a mistake; it gets a frame and its caption another color.</summary>
    public bool IsWrong { get; init; }

    /// <summary>Red, green and blue of one pixel.</summary>
    public Ink At(int row, int column)
    {
        var place = (row * Shape.Width) + column;
        var plane = Shape.Height * Shape.Width;
        return Shape.Channels == 3
            ? new Ink(Pixels[place], Pixels[place + plane], Pixels[place + (2 * plane)])
            : new Ink(Pixels[place], Pixels[place], Pixels[place]);
    }
}
