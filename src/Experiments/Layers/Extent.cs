namespace Experiments.Layers;

/// <summary>A height and a width, or steps along both, in pixels or positions.</summary>
public readonly record struct Extent(int Height, int Width)
{
    /// <summary>1 by 1.</summary>
    public static Extent One { get; } = new(1, 1);

    /// <summary>The same along both axes.</summary>
    public static Extent Square(int side) => new(side, side);

    /// <summary>As messages write it: 3x5.</summary>
    public override string ToString() => $"{Height}x{Width}";
}
