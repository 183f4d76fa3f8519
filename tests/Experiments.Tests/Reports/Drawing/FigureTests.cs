using Experiments.Reports.Figures;
using Xunit;

namespace Experiments.Reports.Drawing;

/// <summary>What holds for the layout of every kind of figure.</summary>
public sealed class FigureTests
{
    public static TheoryData<string> Names { get; } =
        ["b", "T-shirt/top", "an architecture of forty characters, yes", new string('W', 200)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_TextsOfAnyLength_StayWithinTheFigure(string name)
    {
        foreach (var figure in SomeRows.OfEachKind(name))
        {
            var canvas = new Recorder();

            figure.Draw(canvas);

            Assert.NotEmpty(canvas.Texts);
            Assert.All(canvas.Texts, text => AssertInside(figure, text.Text, text.At, text.Style));
        }
    }

    [Fact]
    public void Draw_Marks_StayWithinTheFigure()
    {
        foreach (var figure in SomeRows.OfEachKind("some"))
        {
            var canvas = new Recorder();

            figure.Draw(canvas);

            Assert.All(canvas.Points, point => Assert.True(
                -1 <= point.X && point.X <= figure.Width + 1 && -1 <= point.Y && point.Y <= figure.Height + 1,
                $"{figure.Title}: {point}"));
        }
    }

    private static void AssertInside(Figure figure, string text, Point at, TextStyle style)
    {
        var width = DrawnText.Width(text, style.Size, style.IsBold);
        var before = width * style.Alignment switch { TextAlignment.Left => 0, TextAlignment.Center => 0.5, _ => 1 };
        var (across, up) = (Math.Cos(style.Turn * Math.PI / 180), Math.Sin(style.Turn * Math.PI / 180));
        foreach (var end in new[] { -before, width - before })
        {
            var (x, y) = (at.X + (end * across), at.Y - (end * up));
            Assert.True(
                -2 <= x && x <= figure.Width + 2 && 0 <= y && y <= figure.Height,
                $"{figure.Title}: '{text}' reaches {x:0},{y:0}.");
        }
    }

    private sealed class Recorder : ICanvas
    {
        public List<(string Text, Point At, TextStyle Style)> Texts { get; } = [];

        public List<Point> Points { get; } = [];

        public void Line(IReadOnlyList<Point> points, Ink ink, double width, bool isDashed = false) =>
            Points.AddRange(points);

        public void Polygon(IReadOnlyList<Point> corners, Ink ink, double opacity) => Points.AddRange(corners);

        public void Box(Area area, Ink ink) =>
            Points.AddRange([new(area.Left, area.Top), new(area.Right, area.Bottom)]);

        public void Marks(IReadOnlyList<Point> points, Marker marker, Ink ink) => Points.AddRange(points);

        public void Text(string text, Point at, TextStyle style) => Texts.Add((text, at, style));

        public void Image(SheetImage image, Area area) =>
            Points.AddRange([new(area.Left, area.Top), new(area.Right, area.Bottom)]);
    }
}
