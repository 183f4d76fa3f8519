using System.Numerics;
using System.Runtime.InteropServices;
using Experiments.Randomness;

namespace Experiments.Data;

/// <summary>
/// Random displacements that are alike for neighbors: uniform numbers, smoothed by a Gaussian with nothing beyond the
/// edges. Not to be used by two threads at once.
/// </summary>
internal sealed class ElasticField
{
    // Beyond three deviations a Gaussian has 0.3 % of its weight.
    private const double Reach = 3;

    private readonly double _alpha;
    private readonly int _height;
    private readonly int _width;
    private readonly int _radius;
    private readonly float[] _weights;
    private readonly float[] _padded;
    private readonly float[] _rows;
    private readonly float[] _field;

    /// <summary>A maker of fields for images of one size.</summary>
    public ElasticField(Elastic elastic, int height, int width)
    {
        (_alpha, _height, _width) = (elastic.Alpha, height, width);
        var radius = (int)Math.Ceiling(Reach * elastic.Sigma);
        var bell = Enumerable.Range(-radius, (2 * radius) + 1)
            .Select(offset => Math.Exp(-0.5 * offset * offset / (elastic.Sigma * elastic.Sigma))).ToList();
        var total = bell.Sum();

        // What lies further away than the image is large never meets it.
        _radius = Math.Min(radius, Math.Max(height, width) - 1);
        _weights = [.. bell.Slice(radius - _radius, (2 * _radius) + 1).Select(weight => (float)(weight / total))];
        _padded = new float[width + (2 * _radius)];
        _rows = new float[height * width];
        _field = new float[height * width];
    }

    /// <summary>Adds a field to each of the two coordinates of a grid.</summary>
    /// <param name="grid">[height, width, 2], x before y; 2 is the image's size.</param>
    /// <param name="stream">Gives the numbers.</param>
    public void AddTo(Span<float> grid, RandomStream stream)
    {
        AddTo(grid, 2f / _width, stream);
        AddTo(grid[1..], 2f / _height, stream);
    }

    private void AddTo(Span<float> grid, float unit, RandomStream stream)
    {
        for (var row = 0; row < _height; row++)
        {
            foreach (ref var number in _padded.AsSpan(_radius, _width))
            {
                number = (float)(stream.NextDouble(-1, 1) * _alpha);
            }
            var smooth = _rows.AsSpan(row * _width, _width);
            smooth.Clear();
            for (var tap = 0; tap < _weights.Length; tap++)
            {
                AddScaled(_padded.AsSpan(tap, _width), _weights[tap], smooth);
            }
        }
        for (var row = 0; row < _height; row++)
        {
            var smooth = _field.AsSpan(row * _width, _width);
            smooth.Clear();
            for (var other = Math.Max(0, row - _radius); other <= Math.Min(_height - 1, row + _radius); other++)
            {
                AddScaled(_rows.AsSpan(other * _width, _width), _weights[other - row + _radius], smooth);
            }
        }
        for (var place = 0; place < _field.Length; place++)
        {
            grid[2 * place] += _field[place] * unit;
        }
    }

    // Product and sum are rounded one after the other at any vector length, so every machine gets the same bits.
    private static void AddScaled(ReadOnlySpan<float> source, float factor, Span<float> target)
    {
        var sources = MemoryMarshal.Cast<float, Vector<float>>(source);
        var targets = MemoryMarshal.Cast<float, Vector<float>>(target);
        for (var index = 0; index < targets.Length; index++)
        {
            targets[index] += sources[index] * factor;
        }
        for (var index = targets.Length * Vector<float>.Count; index < target.Length; index++)
        {
            target[index] += source[index] * factor;
        }
    }
}
