using Experiments.Files;
using Xunit;

namespace Experiments.Data;

/// <summary>The real files, where EXPERIMENTS_DATA names a folder that has them.</summary>
public sealed class PublishedDataTests
{
    [Theory]
    [InlineData("mnist", new byte[] { 5, 0, 4, 1, 9 }, new byte[] { 7, 2, 1, 0, 4 })]
    [InlineData("fashion-mnist", new byte[] { 9, 0, 0, 3, 0 }, new byte[] { 9, 2, 1, 1, 6 })]
    public void Load_RealFiles_AreAsPublished(string name, byte[] train, byte[] test)
    {
        RequireData();
        var dataset = DatasetLoader.Load(
            name, new DataLocation(Offline: true), null, TestContext.Current.CancellationToken);

        Assert.Equivalent(DatasetCatalogue.Describe(name), dataset.Description, strict: true);
        Assert.Equal(train, dataset.Train.Labels[..5]);
        Assert.Equal(test, dataset.Test.Labels[..5]);
    }

    [Fact]
    public void Load_RealFilesOfAnotherDataset_SaysWhoseTheyAre()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in IdxNames.All)
        {
            File.CreateSymbolicLink(folder.At(file + ".gz"), Path.Combine(RequireData(), "mnist", file + ".gz"));
        }

        var failure = Assert.Throws<ExperimentException>(() => DatasetLoader.Load(
            "fashion-mnist",
            new DataLocation(folder.Path, Offline: true),
            null,
            TestContext.Current.CancellationToken));

        Assert.StartsWith(
            $"{folder.At(IdxNames.TrainImages)}.gz: is not train-images-idx3-ubyte of fashion-mnist", failure.Message);
        Assert.Contains("It is train-images-idx3-ubyte of mnist.", failure.Message);
    }

    [Fact]
    public void Load_RealFolderByPath_IsReadLikeAnyFolder()
    {
        var dataset = DatasetLoader.Load(
            Path.Combine(RequireData(), "mnist"), new DataLocation(), null, TestContext.Current.CancellationToken);

        Assert.Equal((60_000, 10_000, 10), (dataset.Train.Count, dataset.Test.Count, dataset.Description.ClassCount));
    }

    public static string RequireData()
    {
        var folder = Environment.GetEnvironmentVariable(DataFolders.Variable);
        if (string.IsNullOrEmpty(folder))
        {
            Assert.Skip("EXPERIMENTS_DATA names no folder with the real files.");
        }
        return folder;
    }
}
