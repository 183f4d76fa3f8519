namespace Experiments.Data;

/// <summary>
/// A grey image on which strokes are drawn with a round pen. Only operations that IEEE 754 fixes to the last bit.
/// </summary>
internal sealed class DigitCanvas(int size)
{
    private readonly double[] _ink = new double[size * size];

    /// <summary>Wipes it.</summary>
    public void Clear() => Array.Clear(_ink);

    /// <summary>Draws a straight line; where lines overlap, the darker ink stays.</summary>
    /// <param name="from">Where it begins, in pixels; pixel (0, 0) is centred on (0.5, 0.5).</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="radius">Half the pen's width, in pixels.</param>
    /// <param name="softness">How many pixels the edge takes from full ink to none.</param>
    /// <param name="ink">How much ink, 0 to 1.</param>
    public void Line((double X, double Y) from, (double X, double Y) to, double radius, double softness, double ink)
    {
        var reach = radius + (softness / 2);
        var left = Math.Max(0, (int)(Math.Min(from.X, to.X) - reach));
        var right = Math.Min(size - 1, (int)(Math.Max(from.X, to.X) + reach));
        var top = Math.Max(0, (int)(Math.Min(from.Y, to.Y) - reach));
        var bottom = Math.Min(size - 1, (int)(Math.Max(from.Y, to.Y) + reach));
        var (alongX, alongY) = (to.X - from.X, to.Y - from.Y);
        var squaredLength = Math.Max((alongX * alongX) + (alongY * alongY), 1e-12);

        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var (dx, dy) = (x + 0.5 - from.X, y + 0.5 - from.Y);
                var along = Math.Clamp(((dx * alongX) + (dy * alongY)) / squaredLength, 0, 1);
                (dx, dy) = (dx - (along * alongX), dy - (along * alongY));
                var squaredDistance = (dx * dx) + (dy * dy);
                if (squaredDistance < reach * reach)
                {
                    var covered = Math.Min(1, (reach - Math.Sqrt(squaredDistance)) / softness) * ink;
                    var place = (y * size) + x;
                    _ink[place] = Math.Max(_ink[place], covered);
                }
            }
        }
    }

    /// <summary>The image as bytes, 0 for no ink and 255 for full ink.</summary>
    /// <param name="pixels">Size x size bytes to fill.</param>
    /// <param name="noise">Gives what to add to a pixel, 0 to 1.</param>
    public void Develop(Span<byte> pixels, Func<double> noise)
    {
        for (var place = 0; place < pixels.Length; place++)
        {
            pixels[place] = (byte)((Math.Clamp(_ink[place] + noise(), 0, 1) * 255) + 0.5);
        }
    }
}
