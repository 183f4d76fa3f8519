using Experiments.Files;
using Experiments.Layers;
using Xunit;

namespace Experiments.Data;

/// <summary>Images from outside, brought to the shape of a dataset's.</summary>
public sealed class OutsideImageTests : IDisposable
{
    private static readonly DatasetDescription Gray = new("mine", new Shape(1, 2, 3), ["a", "b"], 10, 10);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_OfTheDatasetsShape_LeavesItsPixels()
    {
        var image = Read(PngFile.Of(3, 2, PngFile.GrayType, [0, 1, 2, 253, 254, 255]), Gray);

        Assert.Equal([0, 1, 2, 253, 254, 255], image.Pixels);
        Assert.Empty(image.Notes);
    }

    [Fact]
    public void Read_WithInvert_ExchangesBlackAndWhite() => Assert.Equal(
        [255, 254, 253, 2, 1, 0],
        Read(PngFile.Of(3, 2, PngFile.GrayType, [0, 1, 2, 253, 254, 255]), Gray, invert: true).Pixels);

    [Fact]
    public void Read_OfColorsForGray_TakesTheirBrightness()
    {
        byte[] pixels = [255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 10, 10, 255, 255, 255, 0, 0, 0];

        var image = Read(PngFile.Of(3, 2, PngFile.RgbType, pixels), Gray);

        Assert.Equal([76, 150, 29, 10, 255, 0], image.Pixels);
        Assert.Equal(["Its colors were turned into gray."], image.Notes);
    }

    [Fact]
    public void Read_OfGrayForColors_IsGrayInAllOfThem()
    {
        var image = Read(
            PngFile.Of(3, 2, PngFile.GrayType, [0, 1, 2, 3, 4, 5]), Gray with { Shape = new Shape(3, 2, 3) });

        Assert.Equal([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5], image.Pixels);
        Assert.Empty(image.Notes);
    }

    [Fact]
    public void Read_OfAnotherSize_SaysSo()
    {
        var image = Read(PngFile.Of(6, 4, PngFile.GrayType, [.. Enumerable.Repeat((byte)77, 24)]), Gray);
        var stretched = Read(PngFile.Of(2, 2, PngFile.GrayType, [9, 9, 9, 9]), Gray);

        Assert.Equal([77, 77, 77, 77, 77, 77], image.Pixels);
        Assert.Equal(["It has 6x4 pixels and was brought to 3x2."], image.Notes);
        Assert.Equal(["It has 2x2 pixels and was brought to 3x2, which changes its proportions."], stretched.Notes);
    }

    [Theory]
    [InlineData(false, 255, "try --invert.")]
    [InlineData(true, 0, "leave --invert out.")]
    [InlineData(false, 0, null)]
    [InlineData(true, 255, null)]
    public void Read_OfDarkOnLight_SaysWhatToDo(bool invert, byte ground, string? advice)
    {
        byte[] pixels = [ground, ground, ground, ground, ground, ground];

        var image = Read(PngFile.Of(3, 2, PngFile.GrayType, pixels), Gray with { IsLightOnDark = true }, invert);

        Assert.Equal(
            advice is null
                ? []
                : [$"It looks dark on a light ground, but the images of mine are light on a dark one: {advice}"],
            image.Notes);
    }

    [Fact]
    public void Read_OfWhatIsNoImage_NamesTheFileAsItWasNamed()
    {
        File.WriteAllText(_folder.At("a.png"), "text");

        Assert.Equal("a.png: is no PNG image. Convert it to PNG, or take it out.", Message("a.png"));
        Assert.Equal("b.png: there is no such file.", Message("b.png"));
        Assert.Equal(".: is a folder. Name the images in it.", Message("."));
    }

    [Fact]
    public void Resize_ToTheSameSize_ChangesNothing() =>
        Assert.Equal([1, 9, 200, 30, 5, 6], Resampling.Resize([1, 9, 200, 30, 5, 6], (2, 3), (2, 3)));

    [Fact]
    public void Resize_ToTheDouble_IsSmooth() =>
        Assert.Equal([0, 25, 75, 100], Resampling.Resize([0, 100], (1, 2), (1, 4)));

    // Halved from an edge, the three pixels within reach weigh 3/7, 3/7 and 1/7, worked out by hand.
    [Fact]
    public void Resize_ToAHalf_WeighsByATriangle() =>
        Assert.Equal([90, 30], Resampling.Resize([0, 210, 0, 0], (1, 4), (1, 2)));

    private OutsideImage Read(byte[] png, DatasetDescription dataset, bool invert = false)
    {
        File.WriteAllBytes(_folder.At("x.png"), png);
        return OutsideImage.Read("x.png", _folder.At("x.png"), dataset, invert);
    }

    private string Message(string file) =>
        Assert.Throws<ExperimentException>(() =>
            OutsideImage.Read(file, Path.GetFullPath(file, _folder.Path), Gray, invert: false)).Message;
}
