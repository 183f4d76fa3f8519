using Xunit;

namespace Experiments.Reports.Drawing;

public sealed class AxisTests
{
    [Theory]
    [InlineData(1, "1")]
    [InlineData(3, "1 2 3")]
    [InlineData(12, "1 2 3 4 5 6 7 8 9 10 11 12")]
    [InlineData(20, "1 5 10 15 20")]
    [InlineData(100, "1 10 20 30 40 50 60 70 80 90 100")]
    [InlineData(1000, "1 100 200 300 400 500 600 700 800 900 1000")]
    [InlineData(12345, "1 1000 2000 3000 4000 5000 6000 7000 8000 9000 10000 11000 12000")]
    [InlineData(13000, "1 2000 4000 6000 8000 10000 12000")]
    public void OfEpochs_AnyLength_HasWholeNumberedTicksFromOne(int last, string expected)
    {
        var axis = Axis.OfEpochs(last);

        Assert.Equal(expected, Texts(axis));
        Assert.True(axis.Low < 1 && last < axis.High);
    }

    [Fact]
    public void OfShares_Accuracies_AreLabelledInPercent()
    {
        var axis = Axis.OfShares("Accuracy", [0.9362, 0.9879]);

        Assert.Equal("Accuracy (%)", axis.Label);
        Assert.Equal("94 95 96 97 98 99", Texts(axis));
        Assert.Equal(0.94, axis.Ticks[0].Value, 12);
        Assert.InRange(axis.Low, 0.93, 0.9362);
        Assert.InRange(axis.High, 0.9879, 0.995);
    }

    [Theory]
    [InlineData(1.0, "99.5 99.6 99.7 99.8 99.9 100.0")]
    [InlineData(0.0, "0.0 0.1 0.2 0.3 0.4 0.5")]
    [InlineData(0.1, "9.8 9.9 10.0 10.1 10.2")]
    public void OfShares_OneValue_HasRoomAroundItWithinZeroAndOne(double share, string expected) =>
        Assert.Equal(expected, Texts(Axis.OfShares("Accuracy", [share])));

    [Fact]
    public void OfShares_BandBeyondOne_DoesNotStretchTheAxis() =>
        Assert.InRange(Axis.OfShares("Accuracy", [0.9, 1.3]).High, 1, 1.01);

    [Fact]
    public void OfLosses_OfOneMagnitude_IsLinear()
    {
        var axis = Axis.OfLosses("Loss", [0.04, 0.21], []);

        Assert.False(axis.IsLogarithmic);
        Assert.Equal("0.05 0.10 0.15 0.20", Texts(axis));
        Assert.Equal(0.1, axis.Place(0.1));
    }

    [Theory]
    [InlineData(0.02, 0.5, "0.02 0.05 0.1 0.2 0.5")]
    [InlineData(0.0005, 2.3, "0.001 0.01 0.1 1")]
    [InlineData(1.0, 1e36, "1 1e7 1e14 1e21 1e28 1e35")]
    public void OfLosses_OverDecades_IsLogarithmic(double least, double largest, string expected)
    {
        var axis = Axis.OfLosses("Loss", [least, largest], []);

        Assert.True(axis.IsLogarithmic);
        Assert.Equal(expected, Texts(axis));
        Assert.Equal(-1, axis.Place(0.1) - axis.Place(1), 12);
    }

    [Fact]
    public void OfLosses_BandDownToZero_NeitherStretchesNorBreaksALogarithmicAxis()
    {
        var axis = Axis.OfLosses("Loss", [0.01, 1], [-0.2, 1e-9, 1.5]);

        Assert.InRange(axis.Low, 0.005, 0.01);
        Assert.True(axis.High >= 1.5);
        Assert.True(double.IsFinite(axis.Place(-0.2)) && axis.Place(-0.2) < axis.Place(axis.Low));
    }

    [Fact]
    public void OfLosses_WithZero_IsLinear() => Assert.False(Axis.OfLosses("Loss", [0, 1], []).IsLogarithmic);

    [Fact]
    public void OfLosses_LargeOnes_HaveShortTicks() =>
        Assert.All(Axis.OfLosses("Loss", [1e6, 5e6], []).Ticks, tick => Assert.InRange(tick.Text.Length, 3, 5));

    [Theory]
    [InlineData("0 0.1 0.2 0.5", false, "0 0.1 0.2 0.5")]
    [InlineData("1e-4 1e-3 1e-2", true, "1e-4 1e-3 1e-2")]
    [InlineData("16 32 64 128 256", false, "16  64 128 256")]
    [InlineData("1 2 3 1000", true, "1 2  1000")]
    public void OfSwept_Numbers_HasATickAtEach_NamedWhereThereIsRoom(string values, bool isLogarithmic, string expected)
    {
        var ticks = values.Split(' ').Select(value => new Tick(double.Parse(value), value)).ToList();

        var axis = Axis.OfSwept("rate", ticks);

        Assert.Equal(isLogarithmic, axis.IsLogarithmic);
        Assert.Equal(expected, string.Join(' ', axis.Ticks.Select(tick => tick.Text)));
        Assert.Equal(ticks.Select(tick => tick.Value), axis.Ticks.Select(tick => tick.Value));
        Assert.InRange(axis.Share(ticks[0].Value), 0.01, 0.1);
        Assert.InRange(axis.Share(ticks[^1].Value), 0.9, 0.99);
    }

    [Theory]
    [InlineData(47_090, 25_348_362, "100 k 1 M 10 M")]
    [InlineData(1_000, 1_000, "500 1 k 2 k")]
    [InlineData(0.21, 0.24, "0.1 0.2 0.5")]
    public void OfCosts_AnyRange_HasRoundNumbersInShort(double least, double largest, string expected)
    {
        var axis = Axis.OfCosts("Parameters", [least, largest]);

        Assert.Equal(
            expected, string.Join(' ', axis.Ticks.Where(tick => tick.Text.Length > 0).Select(tick => tick.Text)));
        Assert.True(axis.Low < least && largest < axis.High);
    }

    [Fact]
    public void OfNames_Names_StandAStepApart_TurnedWhereTheyAreLong()
    {
        var axis = Axis.OfNames("", ["Bag", "Ankle boot"], room: 60);

        Assert.Equal([0.25, 0.75], axis.Ticks.Select(tick => axis.Share(tick.Value)));
        Assert.Equal([0.75, 0.25], axis.Reversed.Ticks.Select(tick => axis.Reversed.Share(tick.Value)));
        Assert.True(axis.IsSlanted);
        Assert.False(Axis.OfNames("", ["Bag", "Ankle boot"], room: 120).IsSlanted);
    }

    private static string Texts(Axis axis) =>
        string.Join(' ', axis.Ticks.Select(tick => tick.Text).Where(text => text.Length > 0));
}
