using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Experiments.Data;

/// <summary>Warps of given poses on a picture whose every pixel can be told from the others.</summary>
public sealed class WarpTests
{
    private const int Side = 5;

    // Row r, column c: 10 r + c.
    private static readonly float[] Picture =
        [.. Enumerable.Range(0, Side * Side).Select(place => (10f * (place / Side)) + (place % Side))];

    [Fact]
    public void Warp_ByNothing_LeavesThePicture() => Check(new(), (row, column) => (row, column));

    [Fact]
    public void Warp_TurnedBy90_TurnsClockwise() =>
        Check(new() { Rotation = 90 }, (row, column) => (Side - 1 - column, row));

    [Fact]
    public void Warp_ShiftedByOnePixel_TakesTheNextPixel()
    {
        Check(new() { ShiftX = 1 }, (row, column) => (row, Math.Min(column + 1, Side - 1)));
        Check(new() { ShiftX = -1 }, (row, column) => (row, Math.Max(column - 1, 0)));
        Check(new() { ShiftY = 1 }, (row, column) => (Math.Min(row + 1, Side - 1), column));
    }

    [Fact]
    public void Warp_Flipped_Mirrors()
    {
        Check(new() { FlipX = true }, (row, column) => (row, Side - 1 - column));
        Check(new() { FlipY = true }, (row, column) => (Side - 1 - row, column));
    }

    [Fact]
    public void Warp_ZoomedByHalf_EnlargesTheMiddle()
    {
        Check(new() { ZoomX = 0.5 }, (row, column) => (row, 2 + ((column - 2) / 2.0)));
        Check(new() { ZoomY = 2 }, (row, column) => (Math.Clamp(2 + ((row - 2) * 2), 0, Side - 1), column));
    }

    // Keras's shear matrix: a column off the center comes from sin(angle) rows above and cos(angle) columns off.
    [Fact]
    public void Warp_ShearedBy30_LowersTheRightSide() => Check(
        new() { Shear = 30 },
        (row, column) => (
            Math.Clamp(row - (0.5 * (column - 2)), 0, Side - 1), 2 + (Math.Sqrt(0.75) * (column - 2))));

    [Theory]
    [InlineData(Fill.Nearest, new float[] { 40, 40, 40, 41, 42 })]
    [InlineData(Fill.Zero, new float[] { 0, 0, 40, 41, 42 })]
    [InlineData(Fill.Reflect, new float[] { 41, 40, 40, 41, 42 })]
    public void Warp_FromOutside_Fills(Fill fill, float[] lastRow) =>
        Assert.Equal(lastRow, Apply(new() { ShiftX = -2 }, fill)[^Side..], Nearly);

    // R T S Z F of Keras on row and column, multiplied out by matrices of numbers.
    [Fact]
    public void Warp_OfAll_IsTheProductInKerasOrder()
    {
        var pose = new Pose
        {
            Rotation = 20,
            Shear = 10,
            ZoomY = 1.1,
            ZoomX = 0.8,
            ShiftY = 0.7,
            ShiftX = -1.3,
            FlipX = true,
            FlipY = true,
        };
        var (turn, slant) = (Math.PI / 9, Math.PI / 18);
        double[][,] factors =
        [
            new[,] { { Math.Cos(turn), -Math.Sin(turn), 0 }, { Math.Sin(turn), Math.Cos(turn), 0 }, { 0, 0, 1 } },
            new[,] { { 1, 0, 0.7 }, { 0, 1, -1.3 }, { 0, 0, 1 } },
            new[,] { { 1, -Math.Sin(slant), 0 }, { 0, Math.Cos(slant), 0 }, { 0, 0, 1 } },
            new[,] { { 1.1, 0, 0 }, { 0, 0.8, 0 }, { 0, 0, 1 } },
            new[,] { { -1.0, 0, 0 }, { 0, -1, 0 }, { 0, 0, 1 } },
        ];
        var product = factors.Aggregate(Times);

        var warp = Warp.Of(pose);

        double[] found = [warp.RowRow, warp.RowColumn, warp.Row, warp.ColumnRow, warp.ColumnColumn, warp.Column];
        Assert.Equal(product.Cast<double>().Take(6), found, (one, other) => Math.Abs(one - other) < 1e-12);
    }

    private static double[,] Times(double[,] left, double[,] right)
    {
        var product = new double[3, 3];
        for (var cell = 0; cell < 27; cell++)
        {
            product[cell / 9, cell / 3 % 3] += left[cell / 9, cell % 3] * right[cell % 3, cell / 3 % 3];
        }
        return product;
    }

    private static void Check(Pose pose, Func<int, int, (double Row, double Column)> source)
    {
        // The picture is linear in row and column, and so is bilinear interpolation.
        var expected = Enumerable.Range(0, Side * Side).Select(place =>
        {
            var (row, column) = source(place / Side, place % Side);
            return (float)((10 * row) + column);
        });

        Assert.Equal(expected, Apply(pose, Fill.Nearest), Nearly);
    }

    private static bool Nearly(float one, float other) => Math.Abs(one - other) < 1e-4;

    private static float[] Apply(Pose pose, Fill fill)
    {
        using var scope = NewDisposeScope();
        var grid = new float[Side * Side * 2];
        Warp.Of(pose).WriteGrid(Side, Side, grid);
        return grid_sample(
            tensor(Picture, [1, 1, Side, Side]), tensor(grid, [1, Side, Side, 2]), GridSampleMode.Bilinear,
            Augmenter.PaddingOf(fill), align_corners: false).data<float>().ToArray();
    }
}
