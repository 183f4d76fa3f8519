using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Functional;

public class ImageTests
{
    [Theory]
    [InlineData(true, GridSampleMode.Bilinear)]
    [InlineData(false, GridSampleMode.Bilinear)]
    [InlineData(false, GridSampleMode.Nearest)]
    public void AffineGridAndGridSample_OfTheIdentity_GiveTheImage(bool corners, GridSampleMode mode)
    {
        using var scope = NewDisposeScope();
        var image = rand(2, 3, 5, 4);
        var theta = tensor(new[] { 1f, 0, 0, 0, 1, 0 }, 1, 2, 3).expand(2, 2, 3);

        var grid = functional.affine_grid(theta, [2, 3, 5, 4], corners);

        Assert.Equal([2, 5, 4, 2], grid.shape);
        Elements.Check(
            functional.grid_sample(image, grid, mode, align_corners: corners), [2, 3, 5, 4], Elements.Of(image));
    }

    [Theory]
    [InlineData(GridSamplePaddingMode.Zeros, new double[] { 2, 3, 0 })]
    [InlineData(GridSamplePaddingMode.Border, new double[] { 2, 3, 3 })]
    [InlineData(GridSamplePaddingMode.Reflection, new double[] { 2, 3, 3 })]
    public void GridSample_BeyondTheEdge_GoesByPaddingMode(GridSamplePaddingMode mode, double[] expected)
    {
        using var scope = NewDisposeScope();
        var row = Elements.Counting(1, 1, 1, 3);
        // One pixel to the left, of three.
        var theta = tensor(new[] { 1f, 0, 2f / 3, 0, 1, 0 }, 1, 2, 3);

        Elements.Check(
            functional.grid_sample(row, functional.affine_grid(theta, [1, 1, 1, 3]), padding_mode: mode), [1, 1, 1, 3],
            expected);
    }

    [Fact]
    public void Pad_FillsTheLastDimensionsFirst()
    {
        using var scope = NewDisposeScope();
        var x = Elements.Counting(1, 1, 2, 2);

        Elements.Check(functional.pad(x, (1, 0, 0, 1), value: 9), [1, 1, 3, 3], 9, 1, 2, 9, 3, 4, 9, 9, 9);
        Elements.Check(functional.pad(x, [1, 1, 0, 0], PaddingModes.Reflect), [1, 1, 2, 4], 2, 1, 2, 1, 4, 3, 4, 3);
        Elements.Check(functional.pad(x, (0L, 1L), PaddingModes.Constant), [1, 1, 2, 3], 1, 2, 0, 3, 4, 0);
    }

    [Fact]
    public void OneHot_MarksTheClass()
    {
        using var scope = NewDisposeScope();

        Elements.Check(functional.one_hot(tensor(new long[] { 2, 0 }), 4), [2, 4], 0, 0, 1, 0, 1, 0, 0, 0);
        Assert.Equal([2, 3], functional.one_hot(tensor(new long[] { 2, 0 })).shape);
    }

    [Theory]
    [InlineData(InterpolationMode.Nearest, new double[] { 1, 1, 2, 2 })]
    [InlineData(InterpolationMode.Bilinear, new double[] { 1, 1.25, 1.75, 2 })]
    public void Interpolate_DoublesAnImage(InterpolationMode mode, double[] row)
    {
        using var scope = NewDisposeScope();
        var x = Elements.Counting(1, 1, 1, 2);

        Elements.Check(functional.interpolate(x, scale_factor: [1, 2], mode: mode), [1, 1, 1, 4], row);
        Elements.Check(functional.interpolate(x, size: [1, 4], mode: mode), [1, 1, 1, 4], row);
    }

    [Fact]
    public void Interpolate_ByArea_TakesMeans()
    {
        using var scope = NewDisposeScope();

        Elements.Check(
            functional.interpolate(Elements.Counting(1, 1, 2, 4), size: [1, 2], mode: InterpolationMode.Area),
            [1, 1, 1, 2], 3.5, 5.5);
    }

    [Fact]
    public void UnfoldTimesWeights_IsConvolution_AndFoldAddsUp()
    {
        using var scope = NewDisposeScope();
        var x = rand(2, 3, 6, 5);
        var weight = rand(4, 3, 3, 2);

        var patches = functional.unfold(x, (3, 2), padding: (1, 0), stride: (2, 1));
        var product = weight.reshape(4, -1).matmul(patches).reshape(2, 4, 3, 4);

        Elements.Check(
            product, [2, 4, 3, 4], Elements.Of(functional.conv2d(x, weight, strides: [2, 1], padding: [1, 0])));
        Elements.Check(
            functional.fold(functional.unfold(ones(1, 1, 3, 3), 2), 3, 2), [1, 1, 3, 3], 1, 2, 1, 2, 4, 2, 1, 2, 1);
    }
}
