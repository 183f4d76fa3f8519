using Experiments.Randomness;

namespace Experiments.Data;

/// <summary>
/// One way of holding the pen: everything that makes an image of a digit differ from others of it. All is drawn from a
/// stream of the image's own; only operations that IEEE 754 fixes to the last bit, so that every machine draws the same
/// bytes.
/// </summary>
internal sealed class DigitHand
{
    private const int StepsPerSpan = 4;
    private readonly RandomStream _stream;
    private readonly int _size;
    private readonly double _width;
    private readonly double _height;
    private readonly double _slant;
    private readonly double _cosine;
    private readonly double _sine;
    private readonly double[] _bend;
    private readonly double _tremor;

    /// <summary>Draws the pose of a digit for an image of size x size pixels.</summary>
    public DigitHand(RandomStream stream, int size)
    {
        _stream = stream;
        _size = size;
        _height = stream.NextDouble(15, 21);
        _width = _height * stream.NextDouble(0.5, 0.85);
        _slant = stream.NextDouble(-0.15, 0.4);

        // The tangent of half the angle gives sine and cosine without either function: up to 15 degrees to each side.
        var half = stream.NextDouble(-0.13, 0.13);
        _cosine = (1 - (half * half)) / (1 + (half * half));
        _sine = 2 * half / (1 + (half * half));
        _bend = [.. Enumerable.Range(0, 6).Select(_ => stream.NextDouble(-0.25, 0.25))];
        _tremor = stream.NextDouble(0, 0.05);
    }

    /// <summary>Draws a digit.</summary>
    public void Write(DigitCanvas canvas, int digit)
    {
        var ways = DigitStyles.All[digit];
        var strokes = ways[_stream.NextIndex(ways.Length)].Select(Pose).ToList();
        Centre(strokes);

        var radius = _stream.NextDouble(0.7, 1.8);
        var softness = _stream.NextDouble(0.9, 1.8);
        var ink = _stream.NextDouble(0.7, 1);
        foreach (var stroke in strokes)
        {
            var pressure = (radius * _stream.NextDouble(0.75, 1.2), radius * _stream.NextDouble(0.75, 1.2));
            Draw(canvas, stroke, pressure, softness, ink);
        }
    }

    /// <summary>Draws a short stroke that belongs to no digit, near the border.</summary>
    public void Stray(DigitCanvas canvas)
    {
        var along = _stream.NextDouble(0, _size);
        var off = _stream.NextDouble(-1, 3);
        var far = _stream.NextIndex(2) == 0 ? off : _size - off;
        var from = _stream.NextIndex(2) == 0 ? (along, far) : (far, along);
        var to = (from.Item1 + _stream.NextDouble(-5, 5), from.Item2 + _stream.NextDouble(-5, 5));
        canvas.Line(from, to, _stream.NextDouble(0.4, 1.2), 1.2, _stream.NextDouble(0.3, 0.9));
    }

    // From the grid of DigitStyles to pixels around (0, 0).
    private (double X, double Y)[] Pose(double[] stroke)
    {
        var points = new (double X, double Y)[stroke.Length / 2];
        for (var index = 0; index < points.Length; index++)
        {
            var (x, y) = (stroke[2 * index], stroke[(2 * index) + 1]);
            var isCorner = index > 0 && x == stroke[(2 * index) - 2] && y == stroke[(2 * index) - 1];
            points[index] = isCorner ? points[index - 1] : Pose(x, y);
        }
        return points;
    }

    private (double X, double Y) Pose(double gridX, double gridY)
    {
        var x = (gridX / DigitStyles.Width) - 0.5 + _stream.NextDouble(-_tremor, _tremor);
        var y = (gridY / DigitStyles.Height) - 0.5 + _stream.NextDouble(-_tremor, _tremor);
        var bentX = x + (_bend[0] * x * y) + (_bend[1] * y * y) + (_bend[2] * x * x);
        var bentY = y + (_bend[3] * x * y) + (_bend[4] * x * x) + (_bend[5] * y * y);
        var (wide, high) = (bentX * _width, bentY * _height);
        var slanted = wide - (_slant * high);
        return ((slanted * _cosine) - (high * _sine), (slanted * _sine) + (high * _cosine));
    }

    // Somewhere in the image, not cut off: a digit may touch the border, seldom more.
    private void Centre(List<(double X, double Y)[]> strokes)
    {
        var points = strokes.SelectMany(stroke => stroke).ToList();
        var shiftX = Place(points.Min(point => point.X), points.Max(point => point.X));
        var shiftY = Place(points.Min(point => point.Y), points.Max(point => point.Y));
        foreach (var stroke in strokes)
        {
            for (var index = 0; index < stroke.Length; index++)
            {
                stroke[index] = (stroke[index].X + shiftX, stroke[index].Y + shiftY);
            }
        }
    }

    private double Place(double low, double high)
    {
        const double margin = 2;
        var free = Math.Max(_size - (2 * margin) - (high - low), 0);
        var middle = (_size - (high - low)) / 2;
        var play = Math.Min(free / 2, 2.75);
        return middle + _stream.NextDouble(-play, play) - low;
    }

    // A Catmull-Rom spline; a point that comes twice has its tangents along the sides of the corner.
    private static void Draw(
        DigitCanvas canvas,
        (double X, double Y)[] points,
        (double Begin, double End) radius,
        double softness,
        double ink)
    {
        var steps = (points.Length - 1) * StepsPerSpan;
        var last = points[0];
        for (var step = 1; step <= steps; step++)
        {
            var span = (step - 1) / StepsPerSpan;
            var along = (step - (span * StepsPerSpan)) / (double)StepsPerSpan;
            var (before, begin) = (points[Math.Max(span - 1, 0)], points[span]);
            var (end, after) = (points[span + 1], points[Math.Min(span + 2, points.Length - 1)]);
            var next = (
                Spline(before.X, begin.X, end.X, after.X, along), Spline(before.Y, begin.Y, end.Y, after.Y, along));
            var pressed = radius.Begin + ((radius.End - radius.Begin) * step / steps);
            canvas.Line(last, next, pressed, softness, ink);
            last = next;
        }
    }

    private static double Spline(double before, double begin, double end, double after, double t) =>
        begin + (t * (end - before) / 2) +
        (t * t * ((2 * before) - (5 * begin) + (4 * end) - after) / 2) +
        (t * t * t * ((3 * (begin - end)) + after - before) / 2);
}
