using Experiments.Layers;
using Experiments.Reports.Figures;
using Experiments.Spec;
using Xunit;
using static Experiments.Reports.Figures.SomeTrials;

namespace Experiments.Reports.Drawing;

/// <summary>What holds for the renderer of either stack.</summary>
public sealed class FigureRendererTests
{
    public static TheoryData<string> HostileTexts { get; } =
    [
        "`touch {marker}`",
        "$(touch {marker}) \"; system \"touch {marker}\" #",
        "'; system('touch {marker}') #",
        "''; system('touch {marker}') #",
        "a\nsystem 'touch {marker}'\nb",
        "\\'; system 'touch {marker}' \\",
        "<b>bold</b> &amp; {a}_b^2 @x %s %d 100 % \0 \u202e \ud800 日本語 🎉",
        new string('W', 300),
        "",
    ];

    [Fact]
    public void ToPng_LearningCurves_AreDrawnAtTwiceTheStatedSize()
    {
        var figure = LearningCurves.Of(
            "Baseline",
            new Published { Source = "An article", ValidationAccuracy = [0.95, 0.96] },
            [
                Trial(1, Epoch(1, 2.3, 0.80, 0.3, 0.90), Epoch(2, 0.02, 0.90, 0.2, 0.92)),
                Trial(2, Epoch(1, 0.5, 0.84, 0.3, 0.91), Epoch(2, 0.03, 0.92, 0.2, 0.93)),
            ], "nats")!;

        Check(figure);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ToPng_Images_AreDrawnAtTwiceTheStatedSize(int channels)
    {
        var shape = new Shape(channels, 4, 5);
        byte[] pixels = [.. Enumerable.Range(0, (int)shape.Size).Select(index => (byte)(index * 4))];
        var image = new SheetImage(shape, pixels, ["7", "× predicted 1"]);

        Check(new Figure("Images", [new ImageSheet([image, image with { IsWrong = true }], 2)], 300, 200));
    }

    [Fact]
    public void ToPng_Provenance_StandsInTheFile()
    {
        (string, string)[] texts = [("Source", "baseline/0123456789"), ("Command", "./run.sh baseline.yaml")];
        var figure = SomeRows.OfEachKind("some").First() with { Provenance = texts };

        var png = FigureRenderer.Create().ToPng(figure);

        Assert.Equal(texts, PngText.Read(png));
        Assert.Equal(Png.Read(png), Png.Read(FigureRenderer.Create().ToPng(figure with { Provenance = [] })));
    }

    [Fact]
    public void ToPng_SameFigure_GivesTheSameBytes()
    {
        var figure = LearningCurves.Of("Baseline", null, [Trial(1, Epoch(1, 0.5, 0.8), Epoch(2, 0.4, 0.9))], "nats")!;

        Assert.Equal(FigureRenderer.Create().ToPng(figure), FigureRenderer.Create().ToPng(figure));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void ToPng_AnyText_IsDrawnAndRunsNothing(string template)
    {
        var marker = Path.Combine(Path.GetTempPath(), $"experiments-{Guid.NewGuid():N}");
        var text = template.Replace("{marker}", marker);
        var axis = new Axis(text, 0, 1, [new Tick(0, text), new Tick(1, "1")]);
        var curve = new Curve([new Point(0, 0), new Point(1, 1)], Ink.SteelBlue) { Legend = text };
        var image = new SheetImage(new Shape(1, 1, 2), [0, 255], [text]);

        Panel[] panels = [new AxesPanel(axis, axis, [curve]), new ImageSheet([image], 1)];

        Check(new Figure(text, panels, 400, 500) { Subtitle = text });
        Assert.False(File.Exists(marker));
    }

    [Fact]
    public void ToPng_EveryKindOfFigure_IsDrawnAndRunsNothing()
    {
        var marker = Path.Combine(Path.GetTempPath(), $"experiments-{Guid.NewGuid():N}");
        foreach (var figure in SomeRows.OfEachKind($"`touch {marker}` '; system('touch {marker}') # \n%s <b>"))
        {
            Check(figure);
        }

        Assert.False(File.Exists(marker));
    }

    private static void Check(Figure figure)
    {
        var png = Png.Read(FigureRenderer.Create().ToPng(figure));

        Assert.Equal((2 * figure.Width, 2 * figure.Height), (png.Width, png.Height));
        Assert.True(png.RowVariety > 50, $"The picture has {png.RowVariety} kinds of rows.");
    }
}
