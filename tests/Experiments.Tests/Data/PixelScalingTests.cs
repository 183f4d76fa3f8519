using Xunit;
using static TorchSharp.torch;

namespace Experiments.Data;

public sealed class PixelScalingTests
{
    [Fact]
    public void Unit_OfBytes_DividesBy255()
    {
        Assert.Equal([0f], PixelScaling.Of(PixelScale.Unit, Pictures.Counting(2, 1, 2, 2), [0]).Mean);

        var all = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        using var scope = NewDisposeScope();
        var scaling = PixelScaling.Of(PixelScale.Unit, Pictures.Counting(1, 1, 1, 1), [0]);
        var scaled = scaling.Standardize(PixelScaling.ToUnit(tensor(all, [1, 1, 16, 16])));

        Assert.Equal(all.Select(value => value / 255f), scaled.data<float>().ToArray());
    }

    [Fact]
    public void Standard_OverTheExamplesMeasured_HasZeroMeanAndUnitDeviationInEachChannel()
    {
        var images = Pictures.Counting(9, 3, 4, 5);
        int[] training = [0, 2, 3, 7];
        var scaling = PixelScaling.Of(PixelScale.Standard, images, training);
        using var scope = NewDisposeScope();

        var scaled = new Batches(images, scaling, batchSize: 4).Load(training, step: 0).Images;

        foreach (var channel in Enumerable.Range(0, 3))
        {
            var values = scaled.select(1, channel).contiguous().data<float>().ToArray();
            Assert.Equal(0, values.Average(), 1e-5);
            Assert.Equal(1, Math.Sqrt(values.Average(value => (double)value * value)), 1e-5);
        }
    }

    [Fact]
    public void Standard_OfAChannelWithoutDifferences_StaysFinite()
    {
        var images = Pictures.Counting(1, 1, 2, 2) with { Pixels = [7, 7, 7, 7] };
        using var scope = NewDisposeScope();

        var scaling = PixelScaling.Of(PixelScale.Standard, images, [0]);
        var scaled = new Batches(images, scaling, batchSize: 1).Load([0], step: 0).Images;

        Assert.All(scaled.data<float>().ToArray(), value => Assert.Equal(0, value, 1e-6));
    }

    // As everyone quotes them for the 60,000 training images.
    [Theory]
    [InlineData("mnist", 0.1307, 0.3081)]
    [InlineData("fashion-mnist", 0.2860, 0.3530)]
    public void Standard_OfRealData_MeasuresTheKnownNumbers(string name, double mean, double deviation)
    {
        PublishedDataTests.RequireData();
        var images = DatasetLoader.Load(
            name, new DataLocation(Offline: true), null, TestContext.Current.CancellationToken).Train;

        var scaling = PixelScaling.Of(PixelScale.Standard, images, [.. Enumerable.Range(0, images.Count)]);

        Assert.Equal(mean, scaling.Mean[0], 0.00006);
        Assert.Equal(deviation, scaling.Deviation[0], 0.00006);
    }
}
