using Xunit;

namespace Experiments.Layers;

/// <summary>Shapes, counts and receptive fields, worked out without torch.</summary>
public class LayerShapeTests
{
    // TensorFlow's rule worked out by hand: input, kernel, stride, zeros before and after.
    [Theory]
    [InlineData(28, 3, 1, 1, 1)]
    [InlineData(28, 2, 1, 0, 1)]
    [InlineData(28, 4, 1, 1, 2)]
    [InlineData(28, 5, 1, 2, 2)]
    [InlineData(28, 3, 2, 0, 1)]
    [InlineData(27, 3, 2, 1, 1)]
    [InlineData(28, 4, 2, 1, 1)]
    [InlineData(7, 3, 3, 1, 1)]
    [InlineData(8, 3, 3, 0, 1)]
    [InlineData(9, 3, 3, 0, 0)]
    [InlineData(5, 1, 2, 0, 0)]
    [InlineData(2, 7, 1, 3, 3)]
    public void Same_Padding_IsTensorFlows(int input, int kernel, int stride, int before, int after)
    {
        var tall = Padding.Same.Around(new(input, 1), new(kernel, 1), new(stride, 1));
        var wide = Padding.Same.Around(new(1, input), new(1, kernel), new(1, stride));

        Assert.Equal(new Margins(before, after, 0, 0), tall);
        Assert.Equal(new Margins(0, 0, before, after), wide);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Same_Output_IsInputByStrideRoundedUp(int stride)
    {
        for (var side = 1; side <= 12; side++)
        {
            for (var kernel = 1; kernel <= 6; kernel++)
            {
                var layer = Convolution(
                    kernel: new(kernel, kernel), strides: new(stride, stride), padding: Padding.Same);

                Assert.Null(layer.Misfit(new(1, side, side), "test"));
                Assert.Equal((side + stride - 1) / stride, layer.OutputShape(new(1, side, side)).Height);
            }
        }
    }

    [Fact]
    public void Conv2d_Counts_AreThoseOfItsWindow()
    {
        var layer = Convolution(
            filters: 64, kernel: new(3, 5), strides: new(2, 1), padding: new ExplicitPadding(new(1, 0)));
        var input = new Shape(32, 26, 26);

        Assert.Equal(new Shape(64, 13, 22), layer.OutputShape(input));
        Assert.Equal(64 * ((32 * 3 * 5) + 1), layer.ParameterCount(input));
        Assert.Equal(64L * 13 * 22 * 32 * 3 * 5, layer.MultiplyAdds(input));
    }

    [Fact]
    public void Dense_Counts_AreThoseOfItsMatrix()
    {
        var layer = Dense(128);

        Assert.Equal(new Shape(128), layer.OutputShape(new Shape(9216)));
        Assert.Equal(1_179_776, layer.ParameterCount(new Shape(9216)));
        Assert.Equal(1_179_648, layer.MultiplyAdds(new Shape(9216)));
    }

    [Theory]
    [InlineData(28, 2, 2, 14)]
    [InlineData(7, 2, 2, 3)]
    [InlineData(7, 3, 2, 3)]
    [InlineData(6, 3, 1, 4)]
    [InlineData(3, 3, 5, 1)]
    public void Pooling_LeftOverPixels_AreDropped(int side, int window, int stride, int output)
    {
        var layer = new MaxPool2d { Name = "p", PoolSize = Extent.Square(window), Strides = Extent.Square(stride) };

        Assert.Equal(new Shape(3, output, output), layer.OutputShape(new Shape(3, side, side)));
    }

    [Fact]
    public void Flatten_OfAnImage_IsAVector() =>
        Assert.Equal(new Shape(5408), new Flatten { Name = "f" }.OutputShape(new Shape(32, 13, 13)));

    [Fact]
    public void ReceptiveField_OfAWideKernel_TellsHeightAndWidth() => Assert.Equal(
        "3x5", Convolution(kernel: new(3, 5)).Widen(ReceptiveField.Input).ToString());

    [Fact]
    public void ReceptiveField_OfStrides_GrowsByTheJump()
    {
        var strided = Convolution(kernel: new(3, 3), strides: new(2, 2));

        // 3, then 3 + 2 * 2, then 7 + 2 * 4.
        Assert.Equal("15", strided.Widen(strided.Widen(strided.Widen(ReceptiveField.Input))).ToString());
    }

    [Fact]
    public void ReceptiveField_OfHugeStrides_StaysANumber()
    {
        var field = ReceptiveField.Input;
        for (var layers = 0; layers < 50; layers++)
        {
            field = field.Through(Extent.Square(1000), Extent.Square(1000));
        }

        Assert.True(field is { Height: > 0, RowJump: > 0 });
    }

    [Fact]
    public void ReceptiveField_AfterDense_IsTheWholeInput()
    {
        Assert.Equal("all", Dense(3).Widen(ReceptiveField.Input).ToString());
        Assert.Equal("all", ReceptiveField.Whole.Through(Extent.Square(3), Extent.One).ToString());
    }

    internal static Conv2d Convolution(
        int filters = 2, Extent? kernel = null, Extent? strides = null, Padding? padding = null) => new()
        {
            Name = "c",
            Filters = filters,
            KernelSize = kernel ?? Extent.Square(3),
            Strides = strides ?? Extent.One,
            Padding = padding ?? Padding.Valid,
            WeightInitializer = new GlorotUniform(),
            BiasInitializer = new Zeros(),
        };

    internal static Dense Dense(int units) =>
        new() { Name = "d", Units = units, WeightInitializer = new GlorotUniform(), BiasInitializer = new Zeros() };
}
