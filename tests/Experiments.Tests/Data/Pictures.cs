using Experiments.Layers;

namespace Experiments.Data;

/// <summary>Small image sets whose pixels say where they come from.</summary>
internal static class Pictures
{
    /// <summary>Images whose pixels count up through the whole set; image n has label n % 10.</summary>
    public static ImageSet Counting(int count, params int[] shape)
    {
        var size = new Shape(shape).Size;
        return new(
            new Shape(shape),
            [.. Enumerable.Range(0, (int)(count * size)).Select(value => (byte)value)],
            [.. Enumerable.Range(0, count).Select(index => (byte)(index % 10))]);
    }
}
