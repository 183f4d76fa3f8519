using Experiments.Reports.Drawing;
using Experiments.Training;
using Experiments.Trials;
using Xunit;

namespace Experiments.Reports.Figures;

public sealed class SampleGridTests
{
    private static readonly TrialPlan Plan = new("base", 3);

    [Fact]
    public void Of_Predictions_CaptionsEachImageWithItsClassAndThePrediction()
    {
        var figure = Of(new Prediction(0, 0, 0, 0.9f), new Prediction(1, 1, 2, 0.6f));

        var sheet = Assert.IsType<ImageSheet>(Assert.Single(figure.Panels));
        Assert.Equal("Fashion: first test images", figure.Title);
        Assert.Equal(
            "Trial base-s3: 1 of these 2 predicted correctly. A frame and × mark wrong predictions.", figure.Subtitle);
        Assert.Equal(["Coat", "predicted Coat"], sheet.Images[0].Caption);
        Assert.Equal(["Bag", "× predicted Ankle boot"], sheet.Images[1].Caption);
        Assert.Equal([false, true], sheet.Images.Select(image => image.IsWrong));
        Assert.Equal([64, 80, 96, 112], sheet.Images[1].Pixels);
    }

    [Fact]
    public void Of_ManyPredictions_ShowsTheFirstTenInTwoRows()
    {
        var figure = Of([.. Enumerable.Range(0, 12).Select(index => new Prediction(index % 4, 0, 0, 1))]);

        var sheet = (ImageSheet)figure.Panels[0];
        Assert.Equal((10, 5), (sheet.Images.Count, sheet.Columns));
    }

    [Theory]
    [InlineData(4, 0, 0)]
    [InlineData(0, 3, 0)]
    [InlineData(0, 0, 3)]
    public void Of_PredictionsOfAnotherDataset_AreRefused(int example, int label, int predicted)
    {
        var error = Assert.Throws<ExperimentException>(() => Of(new Prediction(example, label, predicted, 1)));

        Assert.Equal(FailureKind.Results, error.Kind);
        Assert.Contains("trial base-s3", error.Message);
        Assert.Contains("4 test images and 3 classes", error.Message);
    }

    [Fact]
    public void Of_NoPredictions_AreRefused() => Assert.Contains(
        "some: none at all, but it has 4 test images", Assert.Throws<ExperimentException>(() => Of()).Message);

    [Theory]
    [InlineData(1, 28, 28)]
    [InlineData(3, 32, 32)]
    [InlineData(1, 5, 300)]
    [InlineData(1, 300, 5)]
    [InlineData(3, 2000, 1000)]
    public void Layout_ImagesOfAnyShape_NeitherLeaveTheSheetNorTouch(int channels, int height, int width)
    {
        var shape = new Layers.Shape(channels, height, width);
        var image = new SheetImage(shape, new byte[shape.Size], ["a name that is too long for its column", "×"])
        {
            IsWrong = true,
        };
        var area = new Area(0, 70, 900, 390);

        var placed = SheetLayout.Of(new ImageSheet([.. Enumerable.Repeat(image, 10)], 5), area);

        var boxes = placed.Select(item => item.Area).ToList();
        Assert.All(boxes, box => Assert.True(0 < box.Left && box.Right < 900 && 70 < box.Top && box.Bottom < 460));
        Assert.All(boxes, box => Assert.True(0 < box.Width && 0 < box.Height));
        Assert.All(placed, item => Assert.All(
            item.Caption, line => Assert.InRange(line.Middle, item.Area.Bottom, area.Bottom)));
        Assert.All(
            placed, item => Assert.True(DrawnText.Width(item.Caption[0].Text, FontSize.Small, bold: true) < 900 / 5));
        Assert.All(Enumerable.Range(0, 9).Where(index => index % 5 != 4), index =>
            Assert.True(boxes[index].Right + SheetLayout.Frame < boxes[index + 1].Left - SheetLayout.Frame));
        Assert.All(
            Enumerable.Range(0, 5), index => Assert.True(placed[index].Caption[^1].Middle < boxes[index + 5].Top));
    }

    private static Figure Of(params Prediction[] predictions) =>
        SampleGrid.Of("Fashion", Plan, SomeTrials.Dataset("Coat", "Bag", "Ankle boot"), predictions);
}
