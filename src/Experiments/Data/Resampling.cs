namespace Experiments.Data;

/// <summary>
/// Brings images to another size: each pixel of the result is a weighted mean of those around its place, by a triangle
/// as wide as two pixels of the coarser of the two images. So a smaller image forgets nothing by chance, and a larger
/// one is smooth.
/// </summary>
internal static class Resampling
{
    /// <summary>One channel of an image in another size.</summary>
    /// <param name="pixels">Row after row from the top.</param>
    /// <param name="from">Height and width, 1 or more.</param>
    /// <param name="to">Height and width of the result, 1 or more.</param>
    public static byte[] Resize(ReadOnlySpan<byte> pixels, (int Height, int Width) from, (int Height, int Width) to)
    {
        // Rows first, into columns of the result's width; then those.
        var wide = new double[from.Height * to.Width];
        for (var column = 0; column < to.Width; column++)
        {
            var (first, weights) = WeightsOf(column, from.Width, to.Width);
            for (var row = 0; row < from.Height; row++)
            {
                for (var tap = 0; tap < weights.Length; tap++)
                {
                    wide[(row * to.Width) + column] += weights[tap] * pixels[(row * from.Width) + first + tap];
                }
            }
        }
        var result = new byte[to.Height * to.Width];
        for (var row = 0; row < to.Height; row++)
        {
            var (first, weights) = WeightsOf(row, from.Height, to.Height);
            for (var column = 0; column < to.Width; column++)
            {
                var sum = 0.0;
                for (var tap = 0; tap < weights.Length; tap++)
                {
                    sum += weights[tap] * wide[((first + tap) * to.Width) + column];
                }
                result[(row * to.Width) + column] = (byte)Math.Clamp(Math.Round(sum), 0, 255);
            }
        }
        return result;
    }

    // Beyond the edge there is nothing, so the weights of what is there are made to add up to 1.
    private static (int First, double[] Weights) WeightsOf(int place, int from, int to)
    {
        var step = (double)from / to;
        var reach = Math.Max(1, step);
        var center = (place + 0.5) * step;
        var first = Math.Max(0, (int)Math.Floor(center - reach));
        var last = Math.Min(from - 1, (int)Math.Ceiling(center + reach) - 1);
        var weights = new double[last - first + 1];
        for (var tap = 0; tap < weights.Length; tap++)
        {
            weights[tap] = Math.Max(0, 1 - (Math.Abs(first + tap + 0.5 - center) / reach));
        }
        var total = weights.Sum();
        return (first, [.. weights.Select(weight => weight / total)]);
    }
}
