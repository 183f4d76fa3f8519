namespace Experiments.Layers;

/// <summary>
/// The shape of one example, batch left out: [channels, height, width] for images, [units] for vectors.
/// </summary>
public sealed class Shape(params IReadOnlyList<int> dimensions) : IEquatable<Shape>
{
    /// <summary>The dimensions, outermost first.</summary>
    public IReadOnlyList<int> Dimensions { get; } = dimensions;

    /// <summary>Whether this is [channels, height, width].</summary>
    public bool IsImage => Dimensions.Count == 3;

    /// <summary>Channels of an image, or the units of a vector.</summary>
    public int Channels => Dimensions[0];

    /// <summary>Height of an image, in pixels.</summary>
    public int Height => Dimensions[1];

    /// <summary>Width of an image, in pixels.</summary>
    public int Width => Dimensions[2];

    /// <summary>How many numbers one example has.</summary>
    public long Size => Dimensions.Aggregate(1L, (size, dimension) => size * dimension);

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && Dimensions.SequenceEqual(other.Dimensions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => Dimensions.Aggregate(17, HashCode.Combine);

    /// <summary>As summaries and messages write it: 32x26x26.</summary>
    public override string ToString() => string.Join('x', Dimensions);
}
