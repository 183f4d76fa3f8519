using Experiments.Reports.Drawing;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;
using static Experiments.Reports.Figures.SomeTrials;

namespace Experiments.Reports.Figures;

public sealed class LearningCurvesTests
{
    private static readonly TrialOutcome[] Three =
    [
        Trial(1, Epoch(1, 0.4, 0.80, 0.3, 0.90), Epoch(2, 0.2, 0.90, 0.2, 0.92)),
        Trial(2, Epoch(1, 0.5, 0.84, 0.3, 0.91), Epoch(2, 0.3, 0.92, 0.2, 0.93)),
        Trial(3, Epoch(1, 0.6, 0.88, 0.3, 0.95), Epoch(2, 0.4, 0.94, 0.2, 0.94)),
    ];

    [Fact]
    public void Of_OneTrial_DrawsItsRecordsWithMarkers()
    {
        var figure = Check(null, Trial(7, Epoch(1, 0.21, 0.936, 0.069, 0.979), Epoch(2, 0.08, 0.977, 0.049, 0.986)));

        Assert.Equal("Baseline: learning curves (n = 1 trial)", figure.Title);
        Assert.Equal("Trial base-s7.", figure.Subtitle);
        Assert.Equal([new Point(1, 0.936), new Point(2, 0.977)], Curve(figure, 0, "Training").Points);
        Assert.Equal([new Point(1, 0.979), new Point(2, 0.986)], Curve(figure, 0, "Validation").Points);
        Assert.Equal([new Point(1, 0.21), new Point(2, 0.08)], Curves(figure, 1)[0].Points);
        Assert.Equal([new Point(1, 0.069), new Point(2, 0.049)], Curves(figure, 1)[1].Points);
        Assert.All(Curves(figure, 0), curve => Assert.NotEqual(Marker.None, curve.Marker));
        Assert.Empty(figure.Panels.Cast<AxesPanel>().SelectMany(panel => panel.Series).OfType<Band>());
    }

    [Fact]
    public void Of_SeveralTrials_DrawsMeansBandsAndSingleTrials()
    {
        var figure = Check(null, Three);

        Assert.Equal("Baseline: learning curves (n = 3 trials)", figure.Title);
        Assert.Contains("± 1 standard deviation", figure.Subtitle);
        Check([(1, 0.84), (2, 0.92)], Curve(figure, 0, "Training").Points);
        Check([(1, 0.92), (2, 0.93)], Curve(figure, 0, "Validation").Points);

        // Deviations over n - 1: of 0.80, 0.84, 0.88 it is 0.04, of 0.90, 0.92, 0.94 it is 0.02.
        var band = figure.Panels.Cast<AxesPanel>().First().Series.OfType<Band>().First();
        Assert.Equal(Curve(figure, 0, "Training").Ink, band.Ink);
        Check([(1, 0.80), (2, 0.90)], band.Edges.Select(edge => new Point(edge.X, edge.Low)));
        Check([(1, 0.88), (2, 0.94)], band.Edges.Select(edge => new Point(edge.X, edge.High)));

        Assert.Equal(6, Curves(figure, 0).Count(curve => curve.Ink == Ink.LightGray && curve.Legend is null));
    }

    [Fact]
    public void Of_Panels_ShareEpochsAndOneLegend()
    {
        var figure = Check(new Published { ValidationAccuracy = [0.9, 0.91, 0.92, 0.93] }, Three);
        var panels = figure.Panels.Cast<AxesPanel>().ToList();

        Assert.Equal(["Accuracy (%)", "Loss (nats)"], panels.Select(panel => panel.Y.Label));
        Assert.Equal(panels[0].X, panels[1].X);
        Assert.Equal(["1", "2", "3", "4"], panels[0].X.Ticks.Select(tick => tick.Text));
        Assert.Equal(["Training", "Validation", "Validation, published"], Legend(figure, 0));
        Assert.Empty(Legend(figure, 1));
    }

    [Fact]
    public void Of_PublishedValues_AreHollowMarksFromTheFirstEpoch()
    {
        var published = new Published
        {
            Source = "Article 000",
            ValidationAccuracy = [0.9801, 0.9872, 0.9879],
            ValidationLoss = [0.07],
        };

        var figure = Check(published, Trial(1, Epoch(1, 0.2, 0.94, 0.07, 0.98)));

        var curve = Curve(figure, 0, "Validation, published");
        Assert.Equal([new Point(1, 0.9801), new Point(2, 0.9872), new Point(3, 0.9879)], curve.Points);
        Assert.Equal((Marker.OpenDiamond, 0.0), (curve.Marker, curve.Width));
        Assert.Contains("Published: Article 000", figure.Subtitle);
        Assert.Equal(
            [new Point(1, 0.07)], Curves(figure, 1).Single(curve => curve.Marker == Marker.OpenDiamond).Points);
    }

    [Fact]
    public void Of_NoValidation_DrawsTrainingAlone() =>
        Assert.Equal(["Training"], Legend(Check(null, Trial(1, Epoch(1, 0.5, 0.8), Epoch(2, 0.4, 0.9))), 0));

    [Fact]
    public void Of_DivergedTrial_IsInTheMeanWhileItLastsAndMarkedWhereItStopped()
    {
        var trial = Trial(4, Epoch(1, 0.9, 0.48, 0.8, 0.5), Epoch(2, double.NaN, 0.1, double.PositiveInfinity, 0.1));

        var figure = Check(null, [.. Three, trial with { Status = TrialStatus.Diverged }]);

        Check([(1, 0.75), (2, 0.715)], Curve(figure, 0, "Training").Points);
        Check([(1, 0.6), (2, 0.3)], Curves(figure, 1).Single(curve => curve.Dashed).Points);
        Assert.Equal([new Point(2, 0.1)], Curve(figure, 0, "Trial stopped").Points);
        Assert.Equal([new Point(1, 0.9)], Curves(figure, 1).Single(curve => curve.Marker == Marker.Cross).Points);
        Assert.EndsWith(
            " Stopped: base-s4 (diverged after epoch 2); later means are over the remaining trials.", figure.Subtitle);
    }

    [Fact]
    public void Of_TrialThatFailedAtOnce_IsCountedAndNamed()
    {
        var figure = Check(null, [.. Three, Trial(4) with { Status = TrialStatus.Failed }]);

        Assert.Contains("(n = 4 trials)", figure.Title);
        Assert.Contains("base-s4 (failed in epoch 1)", figure.Subtitle);
        Check([(1, 0.84), (2, 0.92)], Curve(figure, 0, "Training").Points);
    }

    [Fact]
    public void Of_ManyStoppedTrials_NamesThreeAndCountsTheRest()
    {
        var failed = Enumerable.Range(1, 5)
            .Select(seed => Trial((ulong)seed, Epoch(1, 1, 0.5)) with { Status = TrialStatus.Failed });

        Assert.EndsWith("base-s3 (failed after epoch 1) and 2 more.", Check(null, [.. failed]).Subtitle);
    }

    [Fact]
    public void Of_SeveralTrialsOfOneEpoch_HaveABandWithAWidth()
    {
        var figure = Check(null, Trial(1, Epoch(1, 0.5, 0.8)), Trial(2, Epoch(1, 0.4, 0.9)));

        var edges = figure.Panels.Cast<AxesPanel>().First().Series.OfType<Band>().Single().Edges;
        Assert.Equal(2, edges.Count);
        Assert.True(edges[0].X < 1 && 1 < edges[1].X && edges[0].Low == edges[1].Low && edges[0].High == edges[1].High);
        Assert.All(
            Curves(figure, 0).Where(curve => curve.Ink == Ink.LightGray),
            curve => Assert.Equal(Marker.Circle, curve.Marker));
    }

    [Fact]
    public void Of_ManyEpochs_LeavesMarkersOut()
    {
        var figure = Check(null, Trial(1, [.. Enumerable.Range(1, 40).Select(epoch => Epoch(epoch, 1, 0.5))]));

        Assert.Equal(Marker.None, Curve(figure, 0, "Training").Marker);
    }

    [Fact]
    public void Of_LossNowhereFinite_LeavesItsPanelOutAndSaysSo()
    {
        var figure = Check(null, Trial(1, Epoch(1, double.NaN, 0.1)) with { Status = TrialStatus.Diverged });

        Assert.Equal("Accuracy (%)", Assert.IsType<AxesPanel>(Assert.Single(figure.Panels)).Y.Label);
        Assert.Equal("Trial base-s1 (diverged after epoch 1). The loss is nowhere finite.", figure.Subtitle);
    }

    [Fact]
    public void Of_NothingFinite_IsNoFigure()
    {
        Assert.Null(LearningCurves.Of("Baseline", null, [Trial(1)], "nats"));
        Assert.Null(LearningCurves.Of(
            "Baseline",
            new Published { ValidationAccuracy = [0.9] },
            [Trial(1, Epoch(1, double.NaN, double.NaN))],
            "nats"));
    }

    [Fact]
    public void Of_LongTitle_StillSaysHowManyTrials() => Assert.EndsWith(
        "…: learning curves (n = 3 trials)", LearningCurves.Of(new string('x', 300), null, Three, "nats")!.Title);

    // Every figure: finite numbers only, all points within the axes.
    private static Figure Check(Published? published, params TrialOutcome[] outcomes)
    {
        var figure = LearningCurves.Of("Baseline", published, outcomes, "nats");

        Assert.NotNull(figure);
        foreach (var panel in figure.Panels.Cast<AxesPanel>())
        {
            Assert.All(panel.Series.OfType<Curve>().SelectMany(curve => curve.Points), point =>
            {
                Assert.InRange(point.X, panel.X.Low, panel.X.High);
                Assert.InRange(point.Y, panel.Y.Low, panel.Y.High);
            });
        }

        return figure;
    }

    private static void Check((double X, double Y)[] expected, IEnumerable<Point> actual) =>
        Assert.Equal(expected, actual.Select(point => (point.X, Math.Round(point.Y, 12))));

    private static List<Curve> Curves(Figure figure, int panel) =>
        [.. ((AxesPanel)figure.Panels[panel]).Series.OfType<Curve>()];

    private static Curve Curve(Figure figure, int panel, string legend) =>
        Curves(figure, panel).Single(curve => curve.Legend == legend);

    private static IEnumerable<string> Legend(Figure figure, int panel) =>
        Curves(figure, panel).Select(curve => curve.Legend).OfType<string>();
}
