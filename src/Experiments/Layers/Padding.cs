namespace Experiments.Layers;

/// <summary>What is put around an image, in pixels.</summary>
public readonly record struct Margins(int Top, int Bottom, int Left, int Right)
{
    /// <summary>Whether opposite sides get the same.</summary>
    public bool AreSymmetric => Top == Bottom && Left == Right;

    /// <summary>In the order in which torch pads.</summary>
    internal (long Left, long Right, long Top, long Bottom) ForTorch => (Left, Right, Top, Bottom);

    /// <summary>The height and width of an image with the margins around it.</summary>
    public Extent Around(Shape image) => new(image.Height + Top + Bottom, image.Width + Left + Right);
}

/// <summary>How much a convolution or a pooling puts around its input: zeros, or what counts for nothing.</summary>
public abstract record Padding
{
    /// <summary>None: the output shrinks by the kernel.</summary>
    public static Padding Valid { get; } = new ExplicitPadding(default);

    /// <summary>As many as it takes for an output of input / stride, rounded up.</summary>
    public static Padding Same { get; } = new SamePadding();

    /// <summary>The padding as an experiment file writes it.</summary>
    public abstract Setting ToSetting(string name);

    /// <summary>The zeros around an input of the given size.</summary>
    public abstract Margins Around(Extent input, Extent kernel, Extent strides);
}

/// <summary>The same number above and below, and the same left and right.</summary>
/// <param name="Margin">Zeros at each side, 0 or more.</param>
public sealed record ExplicitPadding(Extent Margin) : Padding
{
    /// <inheritdoc/>
    public override Setting ToSetting(string name) =>
        Margin == default ? new Setting(name, "valid") : Setting.Of(name, Margin);

    /// <inheritdoc/>
    public override Margins Around(Extent input, Extent kernel, Extent strides) =>
        new(Margin.Height, Margin.Height, Margin.Width, Margin.Width);
}

/// <summary>
/// TensorFlow's SAME: the output has input / stride positions, rounded up; an odd zero goes below and to the right. It
/// differs from PyTorch's for even kernels, and for strides, which PyTorch refuses.
/// </summary>
public sealed record SamePadding : Padding
{
    /// <inheritdoc/>
    public override Setting ToSetting(string name) => new(name, "same");

    /// <inheritdoc/>
    public override Margins Around(Extent input, Extent kernel, Extent strides)
    {
        var rows = Total(input.Height, kernel.Height, strides.Height);
        var columns = Total(input.Width, kernel.Width, strides.Width);
        return new(rows / 2, rows - (rows / 2), columns / 2, columns - (columns / 2));
    }

    private static int Total(int input, int kernel, int stride)
    {
        var positions = (input + stride - 1) / stride;
        return Math.Max(((positions - 1) * stride) + kernel - input, 0);
    }
}
