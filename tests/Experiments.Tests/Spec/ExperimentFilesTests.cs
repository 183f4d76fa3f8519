using Experiments.Layers;
using Xunit;

namespace Experiments.Spec;

/// <summary>The experiment files that come with the program.</summary>
public class ExperimentFilesTests
{
    [Theory]
    [InlineData("baseline", new long[] { 320, 18_496, 1_179_776, 1_290 }, 1_199_882)]
    [InlineData("three-conv", new long[] { 320, 18_496, 73_856, 1_982_592, 1_290 }, 2_076_554)]
    [InlineData(
        "deep7conv",
        new long[] { 320, 18_496, 73_856, 295_168, 1_180_160, 4_719_616, 18_876_416, 184_330 },
        25_348_362)]
    [InlineData(
        "augmented",
        new long[] { 320, 64, 9_248, 64, 18_496, 128, 36_928, 2_048, 524_800, 1_024, 5_130 },
        598_250)]
    [InlineData("augmented-no-bn", new long[] { 320, 9_248, 18_496, 36_928, 524_800, 5_130 }, 594_922)]
    [InlineData("augmented-pseudo", new long[] { 320, 9_248, 18_496, 36_928, 524_800, 5_130 }, 594_922)]
    [InlineData("three-conv-leaky", new long[] { 320, 18_496, 73_856, 1_982_592, 1_290 }, 2_076_554)]
    [InlineData("fashion", new long[] { 640, 18_464, 9_248, 4_624, 2_320, 1_160, 9_344, 1_290 }, 47_090)]
    [InlineData("dense-mnist", new long[] { 100_480, 1_290 }, 101_770)]
    public void Model_OfAnArticle_HasItsParameterCounts(string experiment, long[] counts, long total)
    {
        var steps = Some.Steps(Some.File(experiment)).Select(step => step.Layer.ParameterCount(step.Input)).ToList();

        Assert.Equal(counts, steps.Where(count => count > 0));
        Assert.Equal(total, steps.Sum());
    }

    // The totals that the sources print, or that follow from their layers; running means are no weights.
    [Theory]
    [InlineData("more/keras-mnist-convnet", new long[] { 320, 18_496, 16_010 }, 34_826)]
    [InlineData("more/lenet5", new long[] { 156, 2_416, 48_120, 10_164, 850 }, 61_706)]
    [InlineData(
        "more/seven-conv-ensemble",
        new long[]
        {
            320, 64, 9_248, 64, 25_632, 64, 18_496, 128, 36_928, 128, 102_464, 128, 131_200, 256, 1_290,
        },
        326_410)]
    // The source's 78,666 are these and 480 running means and variances.
    [InlineData("more/resnet8", new long[] { 448, 32, 4_704, 14_560, 57_792, 650 }, 78_186)]
    public void Model_FromOutside_HasItsParameterCounts(string experiment, long[] counts, long total) =>
        Model_OfAnArticle_HasItsParameterCounts(experiment, counts, total);

    // 48 training images and 16 test images a batch, as the notebook has it.
    [Fact]
    public void AugmentedPseudo_UsesTestImages_AndItsHonestVariantDoesNot()
    {
        var (notebook, honest) = (Some.File("augmented-pseudo"), Some.File("augmented-pseudo-honest"));

        Assert.True(notebook.UsesTestImages);
        Assert.False(honest.UsesTestImages);
        Assert.All([notebook, honest], spec => Assert.Equal(
            (5, 5, 64, 16),
            (
                spec.Training.Epochs,
                spec.Training.PseudoLabels!.Epochs,
                spec.Training.BatchSize,
                spec.Training.PseudoLabels.CountIn(64))));
        Assert.Null(notebook.Published!.TestAccuracy);
    }

    [Fact]
    public void Deep7Conv_Shapes_ShrinkToOnePixel()
    {
        var shapes = Some.Steps(Some.File("deep7conv"))
            .Where(step => step.Layer is Conv2d or MaxPool2d)
            .Select(step => step.Layer.OutputShape(step.Input).ToString());

        Assert.Equal(
            ["32x26x26", "64x24x24", "128x22x22", "128x11x11", "256x9x9", "512x7x7", "1024x5x5", "2048x3x3", "10x1x1"],
            shapes);
    }

    [Fact]
    public void Deep7Conv_ReceptiveFields_AreTheTrueOnes()
    {
        var field = ReceptiveField.Input;
        var fields = new List<string>();
        foreach (var layer in Some.File("deep7conv").Model.Where(layer => layer is Conv2d or MaxPool2d))
        {
            field = layer.Widen(field);
            fields.Add(field.ToString());
        }

        Assert.Equal(["3", "5", "7", "8", "12", "16", "20", "24", "28"], fields);
    }

    [Fact]
    public void Deep7Conv_MultiplyAdds_AreAbout416Million()
    {
        var sum = Some.Steps(Some.File("deep7conv")).Sum(step => step.Layer.MultiplyAdds(step.Input));

        Assert.InRange(sum, 415_000_000, 417_000_000);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void File_ThatIsShipped_ReadsWithoutProblems(string file)
    {
        var result = SpecReader.ReadFile(Path.Combine(Some.ExperimentsFolder, file), []);

        Assert.Empty(result.Problems);
        Assert.Equal(Path.GetFileNameWithoutExtension(file), result.Value!.Base.Name);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void File_ThatIsShipped_FitsOnAScreen(string file) => Assert.InRange(
        File.ReadAllLines(Path.Combine(Some.ExperimentsFolder, file)).Length,
        10,
        file.StartsWith("more", StringComparison.Ordinal) ? 39 : 50);

    public static TheoryData<string> All() =>
        [.. Directory.EnumerateFiles(Some.ExperimentsFolder, "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Some.ExperimentsFolder, file))
            .Order(StringComparer.Ordinal)];
}
