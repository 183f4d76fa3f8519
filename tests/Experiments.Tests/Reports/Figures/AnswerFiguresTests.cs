using Experiments.Metrics;
using Experiments.Reports.Drawing;
using Xunit;
using static Experiments.Reports.Figures.SomeRows;

namespace Experiments.Reports.Figures;

/// <summary>Confusion, reliability, mistakes, missed images, ensembles and costs.</summary>
public sealed class AnswerFiguresTests
{
    private static readonly string[] Names = ["Coat", "Bag", "Boot"];

    [Fact]
    public void Confusion_CountsInCells_ColoredByTheShareOfTheirRow()
    {
        var figure = ConfusionMap.Of(
            "Some", "Trial base-s1", ConfusionMatrix.Of(3, [(0, 0), (0, 0), (0, 0), (0, 2), (1, 1)]), Names);

        var panel = (AxesPanel)figure.Panels[0];
        var cells = panel.Series.OfType<Cells>().Single().All;
        Assert.Equal(["3", "", "1", "", "1", "", "", "", ""], cells.Select(cell => cell.Text));
        Assert.Equal(ColorScale.Blues.At(0.75), cells[0].Ink);
        Assert.Equal(ColorScale.Blues.At(1), cells[4].Ink);
        Assert.All(cells.Skip(6), cell => Assert.Equal(Ink.White, cell.Ink));

        // The first label stands on top, the first prediction on the left.
        Assert.True(panel.Y.Share(0) > panel.Y.Share(2) && panel.X.Share(0) < panel.X.Share(2));
        Assert.StartsWith("Trial base-s1: 4 of 5 test images right (80.00 %).", figure.Subtitle);
    }

    [Fact]
    public void Reliability_HasABarABin_AndTheGapToItsConfidence()
    {
        var figure = ReliabilityDiagram.Of(
            "Some", "Trial base-s1", Calibration.Of([(0.99, true), (0.97, false), (0.5, true)]));

        var above = (AxesPanel)figure.Panels[0];
        var bars = above.Series.OfType<Cells>().First().All;
        Assert.Equal([1.0, 0.5], bars.Select(bar => bar.Opposite.Y));
        Assert.Equal(14.0 / 15, bars[1].Corner.X, 9);
        Assert.Equal(1, bars[1].Opposite.X, 9);
        var gaps = above.Series.OfType<Cells>().Last().All;
        Assert.Equal(0.98, gaps[1].Opposite.Y, 9);
        Assert.Equal(
            [1.0, 2.0],
            ((AxesPanel)figure.Panels[1]).Series.OfType<Cells>().Single().All.Select(bar => bar.Opposite.Y));

        // (1 * 0.5 + 2 * 0.48) / 3.
        Assert.Contains("Expected calibration error 48.67 %", figure.Subtitle);
    }

    [Fact]
    public void Mistakes_StandInTheOrderOfTheirConfidence()
    {
        var answers = Answers((0, 1, 0.6), (1, 1, 0.99), (2, 0, 0.9), (0, 0, 0.5));

        var figure = MistakeGallery.Of("Some", "Trial base-s1", SomeTrials.Dataset(Names), answers)!;

        var images = ((ImageSheet)figure.Panels[0]).Images;
        Assert.Equal(
            [["Boot", "as Coat", "90.00 % sure"], ["Coat", "as Bag", "60.00 % sure"]],
            images.Select(image => image.Caption));
        Assert.Equal([128, 144, 160, 176], images[0].Pixels);
        Assert.StartsWith("Trial base-s1: 2 of 4 test images wrong", figure.Subtitle);
        Assert.Null(MistakeGallery.Of("Some", "", SomeTrials.Dataset(Names), Answers((0, 0, 0.6))));
    }

    [Fact]
    public void Mistakes_OfAnotherDataset_AreRefused()
    {
        var answers = Answers((0, 1, 0.6), (0, 1, 0.6), (0, 1, 0.6), (0, 1, 0.6), (0, 1, 0.6));

        var failure = Assert.Throws<ExperimentException>(
            () => MistakeGallery.Of("Some", "Trial base-s1", SomeTrials.Dataset(Names), answers));

        Assert.Equal(FailureKind.Results, failure.Kind);
        Assert.Contains("test image 4 and 3 classes, but it has 4 test images", failure.Message);
    }

    [Fact]
    public void MissedImages_AreThoseThatMostModelsMiss()
    {
        // The labels are 0, 1, 2, 0.
        TestedModel[] models = [Model(0, 2, 1, 0), Model(1, 2, 2, 0), Model(0, 2, 1, 0), Model(0, 0, 2, 0)];

        Assert.Equal(
            [new(1, 1, 4, 2), new(2, 2, 2, 1), new(0, 0, 1, 1)], MissedImages.MissesOf(models));
        var figure = MissedImages.Of("Some", SomeTrials.Dataset(Names), models)!;
        Assert.Equal(["Bag", "mostly as Boot", "4 of 4 miss it"], ((ImageSheet)figure.Panels[0]).Images[0].Caption);
        Assert.Contains(
            "The best trials of 4 models: all of them miss 1 test image, more than half miss 1.", figure.Subtitle);
        Assert.Null(MissedImages.Of("Some", SomeTrials.Dataset(Names), models[..1]));
    }

    [Fact]
    public void MissedImages_ThatNotAllWereAskedAbout_AreLeftOut() =>
        Assert.Equal([new(0, 0, 1, 1)], MissedImages.MissesOf([Model(1, 1), Model(0, 1, 0)]));

    [Fact]
    public void Ensemble_SizesHaveTheirMeans_AndTheRangeOfTheirSubsets()
    {
        var figure = EnsembleSizes.Of("Some", Ensemble((0.9, 0.95, 0.96), (0.96, 0.965, 0.97)))!;

        var panel = (AxesPanel)figure.Panels[0];
        Assert.Equal([new Point(1, 0.95), new Point(2, 0.965)], panel.Series.OfType<Curve>().First().Points);
        Assert.Equal([new(1, 0.9, 0.96), new(2, 0.96, 0.97)], panel.Series.OfType<Band>().Single().Edges);
        Assert.Equal([new Point(2, 0.975)], panel.Series.OfType<Curve>().Last().Points);
        Assert.Contains("One member 95.00 % in the mean, all 96.50 %.", figure.Subtitle);
        Assert.Null(EnsembleSizes.Of("Some", Ensemble((0.9, 0.95, 0.96))));
    }

    [Fact]
    public void Front_IsWhatNothingOfTheSameCostBeats()
    {
        CostRow[] rows =
            [Cost("dear", 0.95, 300), Cost("worse", 0.9, 200), Cost("cheap", 0.92, 100), Cost("equal", 0.91, 100)];

        Assert.Equal(["cheap", "dear"], ParetoFront.FrontOf(rows, row => row.ParameterCount).Select(row => row.Name));
    }

    [Fact]
    public void Front_SetsAnEnsembleAgainstItsWholeCost()
    {
        var alone = Cost("net", 0.9, 100);
        var together = alone.Ensemble(5, 0.92);
        Assert.Equal((500, 5000, 5), (together.ParameterCount, together.MultiplyAdds, together.Seconds));

        var figure = ParetoFront.Of("Some", [alone, together, Cost("other", 0.91, 200)])!;

        Assert.Equal(
            ["Parameters", "Multiply-adds an image", "Training time (s)"],
            figure.Panels.Cast<AxesPanel>().Select(panel => panel.X.Label));
        var mark = ((AxesPanel)figure.Panels[0]).Series.OfType<Curve>()
            .Single(curve => curve.Marker == Marker.Triangle);
        Assert.Equal([new Point(500, 0.92)], mark.Points);
    }

    [Fact]
    public void Front_OfModelsAsLargeAsEachOther_IsNone() =>
        Assert.Null(ParetoFront.Of("Some", [Cost("a", 0.9, 100), Cost("b", 0.8, 100) with { Seconds = 7 }]));
}
