using Xunit;

namespace Experiments.Reports.Drawing;

public sealed class ClippingTests
{
    private static readonly Area Area = new(0, 0, 10, 10);

    [Theory]
    [InlineData("1,1 9,9", "1,1 9,9")]
    [InlineData("-5,5 5,5", "0,5 5,5")]
    [InlineData("-5,5 15,5", "0,5 10,5")]
    [InlineData("-5,5 -1,5", "")]
    [InlineData("5,-5 5,5 5,15", "5,0 5,5 5,10")]
    [InlineData("1,1 5,-4 9,1", "1,1 1.8,0 | 8.2,0 9,1")]
    [InlineData("20,20 20,30", "")]
    public void Line_OverAnArea_KeepsWhatLiesInIt(string line, string expected) => Assert.Equal(
        expected, string.Join(" | ", Clipping.Line(Area, Points(line)).Select(Text)));

    [Theory]
    [InlineData("1,1 9,1 9,9 1,9", "1,1 9,1 9,9 1,9")]
    [InlineData("-5,2 15,2 15,4 -5,4", "0,2 10,2 10,4 0,4")]
    [InlineData("20,20 30,20 30,30", "")]
    public void Polygon_OverAnArea_IsCutOffAtItsEdges(string corners, string expected)
    {
        var visible = Clipping.Polygon(Area, Points(corners));

        // Where the walk around the polygon begins is of no account.
        Assert.Equal(Points(expected).ToHashSet(), visible.ToHashSet());
    }

    private static List<Point> Points(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(point => point.Split(','))
            .Select(numbers => new Point(double.Parse(numbers[0]), double.Parse(numbers[1])))];

    private static string Text(IReadOnlyList<Point> points) =>
        string.Join(' ', points.Select(point => FormattableString.Invariant($"{point.X:0.###},{point.Y:0.###}")));
}
