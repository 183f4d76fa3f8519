using Experiments.Data;
using Experiments.Randomness;
using Experiments.Reports.Drawing;
using Xunit;

namespace Experiments.Reports.Figures;

public sealed class PreviewSheetTests
{
    private static readonly ImageSet Images = Pictures.Counting(30, 1, 4, 6);

    private static readonly Dataset Dataset = new(
        new("mine", Images.Shape, [.. Enumerable.Range(0, 10).Select(number => $"class {number}")], 30, 30),
        Images,
        Images,
        "");

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 3)]
    [InlineData(25, 5)]
    [InlineData(26, 6)]
    public void OfClasses_OfImages_IsAsSquareAsGoes(int count, int columns)
    {
        int[] images = [.. Enumerable.Range(3, count).Select(image => image % 30)];

        var figure = PreviewSheet.OfClasses("Mine", Dataset, images);

        var sheet = Assert.IsType<ImageSheet>(Assert.Single(figure.Panels));
        Assert.Equal("Mine: training images", figure.Title);
        Assert.Equal($"{count} of the 30 training images of mine.", figure.Subtitle);
        Assert.Equal((count, columns), (sheet.Images.Count, sheet.Columns));
        Assert.Equal(["class 3"], sheet.Images[0].Caption);
        Assert.Equal(Images.Image(3).ToArray(), sheet.Images[0].Pixels);
    }

    [Fact]
    public void OfVersions_OfImages_HasARowForEachOriginal()
    {
        var mirrored = new ImageSet(Images.Shape, [.. Enumerable.Range(100, 48).Select(pixel => (byte)pixel)], [4, 7]);

        var figure = PreviewSheet.OfVersions(
            "Mine", Dataset, [4, 7], new() { Flip = Flip.Both, Noise = 0.05 }, 9, [mirrored, Images, Images]);

        var sheet = Assert.IsType<ImageSheet>(Assert.Single(figure.Panels));
        Assert.Equal(
            "Left the image as it is, then as it is trained on in the epochs of the trial with seed 9: "
            + "flip both, noise 5%.",
            figure.Subtitle);
        Assert.Equal((8, 4), (sheet.Images.Count, sheet.Columns));
        Assert.Equal(
            ["class 4", "epoch 1", "epoch 2", "epoch 3", "class 7", "epoch 1", "epoch 2", "epoch 3"],
            sheet.Images.Select(image => Assert.Single(image.Caption)));
        Assert.Equal(Images.Image(7).ToArray(), sheet.Images[4].Pixels);
        Assert.Equal(mirrored.Image(1).ToArray(), sheet.Images[5].Pixels);
    }

    [Fact]
    public void AugmentedImages_OfExamples_AreThoseThatTrainingSees()
    {
        var augmentation = new Augmentation { Flip = Flip.Horizontal };

        var versions = AugmentedImages.Of(Images, [4, 7, 11, 12], augmentation, new TrialSeed(2), epoch: 3);

        Assert.Equal([4, 7, 1, 2], versions.Labels);
        var alone = AugmentedImages.Of(Images, [11], augmentation, new TrialSeed(2), epoch: 3);
        Assert.Equal(alone.Pixels, versions.Image(2).ToArray());
    }
}
