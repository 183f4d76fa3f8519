using Experiments.Reports.Drawing;
using Xunit;
using static Experiments.Reports.Figures.SomeRows;

namespace Experiments.Reports.Figures;

/// <summary>Comparison, sweep line, sweep map and parallel coordinates.</summary>
public sealed class AccuracyFiguresTests
{
    [Fact]
    public void Comparison_OfRows_RanksThemByTheirMeans()
    {
        var panel = PanelOf(AccuracyComparison.Of("Some", [Row("b", 0.90, 0.92), Row("a", 0.95), Row("none")]));

        Assert.Equal(["a", "b"], panel.Y.Ticks.Select(tick => tick.Text));
        Assert.True(panel.Y.Share(0) > panel.Y.Share(1));
        Assert.Equal([new Point(0.95, 0), new Point(0.91, 1)], panel.Series.OfType<Curve>().ElementAt(1).Points, Near);

        // t with 1 degree of freedom is 12.706, the deviation 0.0141421: 0.91 +- 12.706 * 0.01.
        var interval = Assert.Single(panel.Series.OfType<Segments>().Single().Lines);
        Assert.Equal(0.782938, interval.From.X, 5);
        Assert.Equal(1, interval.To.X);
        Assert.Equal(["95.00 (1)", "91.00 ± 12.71 (2)"], panel.RightTicks.Select(tick => tick.Text));
    }

    [Fact]
    public void Comparison_SaysWhatIsLeftOut_AndWhatIsPublished()
    {
        var rows = Enumerable.Range(0, 40)
            .Select(number => Row($"net-{number}", 0.5 + (0.01 * number))).Append(Row("none")).ToList();
        rows[39] = rows[39] with { Published = 0.993 };

        var figure = AccuracyComparison.Of("Some", rows)!;

        Assert.Equal(30, PanelOf(figure).Y.Ticks.Count);
        Assert.EndsWith("Hollow diamond: published. The best 30 of 40. Without a completed trial: 1.", figure.Subtitle);
        Assert.Equal(
            [new Point(0.993, 0)],
            PanelOf(figure).Series.OfType<Curve>().Single(curve => curve.Marker == Marker.OpenDiamond).Points);
    }

    [Fact]
    public void Comparison_OfOneRow_IsNone() =>
        Assert.Null(AccuracyComparison.Of("Some", [Row("a", 0.9), Row("none")]));

    [Fact]
    public void Line_OfNumbers_JoinsTheMeansByTheirSize()
    {
        var panel = PanelOf(SweepLine.Of(
            "Some", "training.learning_rate", [Swept("1e-2", 0.9, 0.94), Swept("1e-4", 0.8, 0.82), Swept("1")]));

        Assert.Equal("learning_rate", panel.X.Label);
        Assert.True(panel.X.IsLogarithmic);
        Assert.Equal([new Point(1e-4, 0.81), new Point(1e-2, 0.92)], panel.Series.OfType<Curve>().Last().Points, Near);
        Assert.Equal(4, panel.Series.OfType<Curve>().First().Points.Count);
        Assert.All(panel.Series.OfType<Band>().Single().Edges, edge => Assert.InRange(edge.High, edge.Low, 1));
    }

    [Theory]
    [InlineData("relu", "tanh")]
    [InlineData("1", "nan")]
    public void Line_OfWords_IsNone(string first, string second) =>
        Assert.Null(SweepLine.Of("Some", "activation", [Swept(first, 0.9), Swept(second, 0.8)]));

    [Fact]
    public void Map_OfAGrid_HasACellAPair_AndADashWhereNothingCompleted()
    {
        var figure = SweepMap.Of(
            "Some",
            ["filters", "rate"],
            [Swept("8 0.5", 0.9, 0.92), Swept("8 0.1", 0.8), Swept("16 0.1", 0.95), Swept("16 0.5")])!;

        var panel = PanelOf(figure);
        Assert.Equal(["0.1", "0.5"], panel.X.Ticks.Select(tick => tick.Text));
        Assert.Equal(["8", "16"], panel.Y.Ticks.Select(tick => tick.Text));
        var cells = panel.Series.OfType<Cells>().Single().All;
        Assert.Equal(["80.00", "91.00", "95.00", "–"], cells.Select(cell => cell.Text));
        Assert.Equal((new Point(0.5, -0.5), new Point(1.5, 0.5)), (cells[1].Corner, cells[1].Opposite));
        Assert.Equal(panel.ColorBar!.At(0.91), cells[1].Ink);
        Assert.EndsWith("n = 1 to 2. Darker is better. A dash: no completed trial (1).", figure.Subtitle);
    }

    [Fact]
    public void Map_OfScatteredPoints_IsNone() => Assert.Null(SweepMap.Of(
        "Some", ["a", "b"], [.. Enumerable.Range(0, 10).Select(place => Swept($"{place} {place}", 0.9))]));

    [Fact]
    public void Parallel_OfVariants_DrawsALineEach_TheBestOneLast()
    {
        var panel = PanelOf(ParallelCoordinates.Of(
            "Some",
            ["filters", "rate", "activation"],
            [Swept("8 0.1 relu", 0.8), Swept("16 0.5 tanh", 0.9), Swept("8 0.5 tanh")]));

        var lines = panel.Series.OfType<Curve>().ToList();
        Assert.Equal(2, lines.Count);
        Assert.Equal([0.0, 0.0, 0.0], lines[0].Points.Take(3).Select(point => point.Y));
        Assert.Equal([1.0, 1.0, 1.0], lines[1].Points.Take(3).Select(point => point.Y));
        Assert.True(lines[1].Points[3].Y > lines[0].Points[3].Y);
        Assert.Equal(Ink.Vermillion, lines[1].Ink);
        Assert.Equal(["filters", "rate", "activation", "test accuracy"], panel.X.Ticks.Select(tick => tick.Text));
    }

    [Theory]
    [InlineData("dropout", "dropout")]
    [InlineData("training.optimizer.adam.learning_rate", "learning_rate")]
    [InlineData(
        "model[1].dropout.rate model[4].dropout.rate units", "model[1].dropout.rate model[4].dropout.rate units")]
    [InlineData("model.first.rate model.second.rate", "first.rate second.rate")]
    [InlineData("rate training.rate", "rate training.rate")]
    public void Keys_AreShortened_AsFarAsTheyStayApart(string keys, string expected) =>
        Assert.Equal(expected, string.Join(' ', SweptKeyText.Of(keys.Split(' '))));

    private static AxesPanel PanelOf(Figure? figure) => Assert.IsType<AxesPanel>(Assert.Single(figure!.Panels));

    private static bool Near(Point one, Point other) =>
        Math.Abs(one.X - other.X) < 1e-9 && Math.Abs(one.Y - other.Y) < 1e-9;
}
