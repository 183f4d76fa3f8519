using Experiments.Files;
using Xunit;

namespace Experiments.Data;

public sealed class DataFoldersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _environment = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_InSeveralPlaces_TakesTheFirst()
    {
        var option = Directory.CreateDirectory(_folder.At("option")).FullName;
        _environment["EXPERIMENTS_DATA"] = Directory.CreateDirectory(_folder.At("variable")).FullName;
        _environment[OperatingSystem.IsWindows() ? "LOCALAPPDATA" : "XDG_CACHE_HOME"] = _folder.At("cache");
        var folders = Of(option);

        Check(folders, null);
        Check(folders, Put(folders.Cache!, "mnist", IdxNames.TrainImages + ".gz"));
        Check(folders, Put(_folder.At("variable"), "mnist", IdxNames.TrainImages + ".gz"));
        Check(folders, Put(option, IdxNames.TrainImages + ".gz"));
        Check(folders, Put(option, IdxNames.TrainImages));
        Check(folders, Put(option, "mnist", IdxNames.TrainImages + ".gz"));
    }

    [Fact]
    public void Of_AFolderThatIsNotThere_SaysWhoNamesIt()
    {
        Refuse(_folder.At("none"), $"{_folder.At("none")}: --data names this folder, but it is not there.");

        _environment["EXPERIMENTS_DATA"] = _folder.At("nowhere");
        Refuse(null, $"{_folder.At("nowhere")}: EXPERIMENTS_DATA names this folder, but it is not there.");
    }

    [Fact]
    public void Of_NoFolderAtAll_HasTheCacheOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no XDG folders.");
        }
        _environment["HOME"] = "/home/someone";
        Assert.Equal("/home/someone/.cache/experiments", Of(null).Cache);
        Assert.Empty(Of(null).Given);

        _environment["XDG_CACHE_HOME"] = "relative/is/invalid";
        Assert.Equal("/home/someone/.cache/experiments", Of(null).Cache);

        _environment["XDG_CACHE_HOME"] = "/var/cache";
        Assert.Equal("/var/cache/experiments", Of(null).Cache);

        _environment.Clear();
        Assert.Null(Of(null).Cache);
    }

    private DataFolders Of(string? directory) =>
        DataFolders.Of(new DataLocation(directory), name => _environment.GetValueOrDefault(name));

    private void Refuse(string? directory, string expected)
    {
        var failure = Assert.Throws<ExperimentException>(() => Of(directory));

        Assert.Equal(FailureKind.Data, failure.Kind);
        Assert.StartsWith(expected, failure.Message);
    }

    private static void Check(DataFolders folders, string? expected) =>
        Assert.Equal(expected, folders.Find("mnist", IdxNames.TrainImages));

    private static string Put(params string[] names)
    {
        var path = Path.Combine(names);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }
}
