namespace Experiments.Layers;

/// <summary>
/// A layer whose outputs are sums of input times weight, written out term by term in plain loops: its forward pass and,
/// for the loss that is the sum of each output times a given number, its gradients. Nothing of it comes from the layers
/// themselves or from torch.
/// </summary>
internal sealed class LinearReference(int outputCount, IReadOnlyList<(int Output, int Input, int Weight)> terms)
{
    /// <summary>Which input adds to which output, times which weight.</summary>
    public IReadOnlyList<(int Output, int Input, int Weight)> Terms { get; } = terms;

    public double[] Forward(double[] input, double[] weight)
    {
        var output = new double[outputCount];
        foreach (var term in Terms)
        {
            output[term.Output] += input[term.Input] * weight[term.Weight];
        }
        return output;
    }

    public (double[] Input, double[] Weight) Gradients(double[] input, double[] weight, double[] factors)
    {
        var (inputGradient, weightGradient) = (new double[input.Length], new double[weight.Length]);
        foreach (var term in Terms)
        {
            inputGradient[term.Input] += factors[term.Output] * weight[term.Weight];
            weightGradient[term.Weight] += factors[term.Output] * input[term.Input];
        }
        return (inputGradient, weightGradient);
    }

    /// <summary>Each output and the places of the window that lie inside the image.</summary>
    /// <param name="input">The shape that comes in, for one example.</param>
    /// <param name="window">The window.</param>
    /// <param name="filters">Output channels.</param>
    /// <param name="groups">Parts of the channels.</param>
    public static LinearReference Convolution(Shape input, Window window, int filters, int groups)
    {
        var (rows, columns) = window.Positions(input);
        var (part, filterPart) = (input.Channels / groups, filters / groups);
        var terms =
            from filter in Enumerable.Range(0, filters)
            from row in Enumerable.Range(0, rows.Output)
            from column in Enumerable.Range(0, columns.Output)
            from channel in Enumerable.Range(0, part)
            from y in Enumerable.Range(0, window.Kernel.Height)
            from x in Enumerable.Range(0, window.Kernel.Width)
            let top = (row * window.Strides.Height) + (y * window.Dilation.Height) - rows.Before
            let left = (column * window.Strides.Width) + (x * window.Dilation.Width) - columns.Before
            where 0 <= top && top < input.Height && 0 <= left && left < input.Width
            select (
                (((filter * rows.Output) + row) * columns.Output) + column,
                (((((filter / filterPart) * part) + channel) * input.Height) + top) * input.Width + left,
                (((((filter * part) + channel) * window.Kernel.Height) + y) * window.Kernel.Width) + x);
        return new(filters * rows.Output * columns.Output, [.. terms]);
    }
}

/// <summary>A window that moves over an image; <paramref name="Margin"/> is null for TensorFlow's same.</summary>
internal sealed record Window(Extent Kernel, Extent Strides, Extent Dilation, Extent? Margin)
{
    public Padding Padding => Margin is { } margin ? new ExplicitPadding(margin) : Padding.Same;

    /// <summary>Along each axis the zeros before the image and the number of positions.</summary>
    public ((int Before, int Output) Rows, (int Before, int Output) Columns) Positions(Shape input) => (
        Along(input.Height, Kernel.Height, Strides.Height, Dilation.Height, Margin?.Height),
        Along(input.Width, Kernel.Width, Strides.Width, Dilation.Width, Margin?.Width));

    // TensorFlow: output = ceil(input / stride), zeros = max((output - 1) stride + (kernel - 1) dilation + 1 - input,
    // 0), half of them, rounded down, before. https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2
    private static (int Before, int Output) Along(int side, int kernel, int stride, int dilation, int? margin)
    {
        var reach = ((kernel - 1) * dilation) + 1;
        if (margin is { } zeros)
        {
            return (zeros, ((side + (2 * zeros) - reach) / stride) + 1);
        }
        var output = (int)Math.Ceiling(side / (double)stride);
        return (Math.Max(((output - 1) * stride) + reach - side, 0) / 2, output);
    }
}
