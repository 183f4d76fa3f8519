using System.Globalization;
using static System.FormattableString;

namespace Experiments.Layers;

/// <summary>
/// The rectangle of input pixels that one output position sees (<paramref name="Height"/>, <paramref name="Width"/>),
/// and how many input pixels lie between neighbouring positions (<paramref name="RowJump"/>, <paramref
/// name="ColumnJump"/>). Zero padding counts as seen, so a field can be larger than the image.
/// </summary>
/// <remarks>
/// Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks", Distill 2019.
/// </remarks>
public readonly record struct ReceptiveField(int Height, int Width, int RowJump, int ColumnJump)
{
    /// <summary>What the input sees of itself: one pixel.</summary>
    public static ReceptiveField Input { get; } = new(1, 1, 1, 1);

    /// <summary>The whole input, as every unit of a dense layer sees it.</summary>
    public static ReceptiveField Whole { get; } = new(int.MaxValue, int.MaxValue, 1, 1);

    /// <summary>After a window of <paramref name="kernel"/> positions moved by <paramref name="strides"/>.</summary>
    public ReceptiveField Through(Extent kernel, Extent strides) => this == Whole ? this : new(
        Clamp(Height + ((kernel.Height - 1L) * RowJump)),
        Clamp(Width + ((kernel.Width - 1L) * ColumnJump)),
        Clamp((long)RowJump * strides.Height),
        Clamp((long)ColumnJump * strides.Width));

    /// <summary>What is seen by way of either of two; they are taken to lie in the same place.</summary>
    public static ReceptiveField Larger(ReceptiveField first, ReceptiveField second) =>
        first == Whole || second == Whole ? Whole : new(
            Math.Max(first.Height, second.Height),
            Math.Max(first.Width, second.Width),
            Math.Max(first.RowJump, second.RowJump),
            Math.Max(first.ColumnJump, second.ColumnJump));

    /// <summary>As summaries write it: 24, or 3x5 where height and width differ, or all.</summary>
    public override string ToString() =>
        this == Whole ? "all"
        : Height == Width ? Height.ToString(CultureInfo.InvariantCulture)
        : Invariant($"{Height}x{Width}");

    // Large strides in a row soon leave the range of int; the field then covers every image there is.
    private static int Clamp(long value) => (int)Math.Min(value, int.MaxValue - 1L);
}
