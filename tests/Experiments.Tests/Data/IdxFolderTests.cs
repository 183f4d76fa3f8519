using Experiments.Files;
using Xunit;

namespace Experiments.Data;

public sealed class IdxFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void Load_GoodFolder_GivesWhatIsInIt(string suffix)
    {
        var files = Idx.Dataset();
        var path = Idx.Put(_folder, "mine", suffix.Length > 0 ? Array.ConvertAll(files, Idx.Gzip) : files, suffix);

        var description = DatasetCatalogue.Describe(path);
        var dataset = DatasetLoader.Load(path, new DataLocation(), null, CancellationToken.None);

        Assert.Equal(path, description.Name);
        Assert.Equal("1x2x3", description.Shape.ToString());
        Assert.Equal(["0", "1", "2"], description.ClassNames);
        Assert.Equal((4, 2), (description.TrainCount, description.TestCount));
        Assert.Equivalent(description, dataset.Description, strict: true);
        Assert.Equal(files[0][16..], dataset.Train.Pixels);
        Assert.Equal([0, 1, 2, 1], dataset.Train.Labels);
        Assert.Equal(files[2][16..], dataset.Test.Pixels);
        Assert.Equal([2, 0], dataset.Test.Labels);
    }

    [Fact]
    public void Load_PackedOrNot_HasTheSameHash()
    {
        var plain = Idx.Put(_folder, "plain", Idx.Dataset());
        var packed = Idx.Put(_folder, "packed", Array.ConvertAll(Idx.Dataset(), Idx.Gzip), ".gz");
        var other = Idx.Put(_folder, "other", [Idx.Images(4, seed: 1), .. Idx.Dataset()[1..]]);

        Assert.Equal(Hash(plain), Hash(packed));
        Assert.NotEqual(Hash(plain), Hash(other));
        Assert.Matches("^[0-9a-f]{64}$", Hash(plain));
    }

    [Fact]
    public void Folder_WithoutSomeFiles_NamesThem()
    {
        var path = Idx.Put(_folder, "mine", Idx.Dataset());
        File.Delete(Path.Combine(path, IdxNames.TrainLabels));
        Check(path, $"{path}: train-labels-idx1-ubyte is missing. A folder of IDX files has train-images-idx3-ubyte, ");

        File.Delete(Path.Combine(path, IdxNames.TestImages));
        Check(path, $"{path}: train-labels-idx1-ubyte, t10k-images-idx3-ubyte are missing.");
    }

    [Fact]
    public void Folder_ThatIsNotThere_IsRefused() => Check(
        _folder.At("none"),
        "none: there is no such folder. A dataset is mnist, fashion-mnist, cifar10, digits or a folder of images or " +
        "of IDX files.");

    [Fact]
    public void Name_ThatIsNone_IsRefused() => Check(
        "mnits", "'mnits' is no dataset. Name one of mnist, fashion-mnist, cifar10, digits, or a folder by its " +
        "path (./mnits).");

    [Fact]
    public void Folder_WithMoreImagesThanLabels_IsRefused() => Check(
        Idx.Put(_folder, "mine", [Idx.Images(5), .. Idx.Dataset()[1..]]),
        "train-labels-idx1-ubyte: has 4 labels for the 5 images of " + _folder.At("mine", "train-images-idx3-ubyte"));

    [Fact]
    public void Folder_WithFewerTestImagesThanLabels_IsRefused() => Check(
        Idx.Put(_folder, "mine", [.. Idx.Dataset()[..2], Idx.Images(1), Idx.Labels(0, 1)]),
        "has 2 labels for the 1 images of ");

    [Fact]
    public void Folder_WithTestImagesOfAnotherSize_IsRefused() => Check(
        Idx.Put(_folder, "mine", [.. Idx.Dataset()[..2], Idx.Images(2, 3, 3), Idx.Labels(0, 1)]),
        "its images are 3x3, those of ");

    [Fact]
    public void Folder_WithATestLabelOfNoClass_IsRefused() => Check(
        Idx.Put(_folder, "mine", [.. Idx.Dataset()[..3], Idx.Labels(1, 3)]),
        "t10k-labels-idx1-ubyte: label 3 of image 1 is of no class: those to train on go from 0 to 2.");

    [Fact]
    public void Folder_WithOneClass_IsRefused() => Check(
        Idx.Put(_folder, "mine", [Idx.Images(2), Idx.Labels(0, 0), Idx.Images(1), Idx.Labels(0)]),
        "train-labels-idx1-ubyte: every label is 0, so there is nothing to tell apart.");

    [Fact]
    public void Folder_WithAllLabelsOfAByte_IsTaken()
    {
        var path = Idx.Put(_folder, "mine", [Idx.Images(2), Idx.Labels(0, 255), Idx.Images(1), Idx.Labels(255)]);

        Assert.Equal(256, DatasetCatalogue.Describe(path).ClassCount);
    }

    private static string Hash(string path) =>
        DatasetLoader.Load(path, new DataLocation(), null, CancellationToken.None).Sha256;

    // Describing reads headers and labels, loading reads all: both must see it.
    private static void Check(string dataset, string expected)
    {
        var described = Assert.Throws<ExperimentException>(() => DatasetCatalogue.Describe(dataset));
        var loaded = Assert.Throws<ExperimentException>(
            () => DatasetLoader.Load(dataset, new DataLocation(), null, CancellationToken.None));

        Assert.Equal(FailureKind.Data, described.Kind);
        Assert.Contains(expected, described.Message);
        Assert.Equal(described.Message, loaded.Message);
    }
}
