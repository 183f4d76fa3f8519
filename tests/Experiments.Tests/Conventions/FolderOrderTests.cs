using System.Text.RegularExpressions;
using Xunit;

namespace Experiments.Conventions;

public sealed partial class FolderOrderTests
{
    // As src/README.md lists them: a folder uses only those above it.
    private static readonly string[] Order =
    [
        "Files", "Randomness", "Layers", "Optimization", "Data", "Spec",
        "Models", "Metrics", "Training", "Trials", "Execution", "Reports",
    ];

    [Fact]
    public void Folders_OfTheLibrary_AreTheOrderedOnes()
    {
        var found = SourceTree.CodeFiles("src/Experiments").Select(Folder).OfType<string>().Distinct();

        Assert.Equal(Order.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Folders_OfTheLibrary_UseOnlyFoldersAboveThem()
    {
        var wrong = SourceTree.CodeFiles("src/Experiments")
            .Where(file => Folder(file) is not null)
            .SelectMany(file => UsedFolders(file)
                .Where(used => Array.IndexOf(Order, used) > Array.IndexOf(Order, Folder(file)))
                .Select(used => $"{file} uses {used}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void CodeMap_ListsTheFolders_InTheirOrder()
    {
        var listed = SourceTree.Lines("src/README.md")
            .Select(line => TableRow().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value);

        Assert.Equal(Order, listed);
    }

    [Fact]
    public void Namespaces_OfTheLibrary_FollowTheFolders()
    {
        var wrong = SourceTree.CodeFiles("src/Experiments")
            .Where(file => !SourceTree.Lines(file).Contains($"namespace {string.Join('.', file.Split('/')[1..^1])};"));

        Assert.Empty(wrong);
    }

    private static string? Folder(string file) => file.Split('/') is [_, _, var folder, _, ..] ? folder : null;

    private static IEnumerable<string> UsedFolders(string file) => SourceTree.Lines(file)
        .Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal))
        .SelectMany(line => UsedName().Matches(line))
        .Select(match => match.Groups["folder"].Value)
        .Where(Order.Contains)
        .Distinct();

    // A using directive, or a name qualified by its folder: Spec.ExperimentSpec.
    [GeneratedRegex(@"\bExperiments\.(?<folder>[A-Z]\w+)|(?<![\w.])(?<folder>[A-Z]\w+)\.[A-Z]\w+\s+\w+\s*[,)=;{]")]
    private static partial Regex UsedName();

    [GeneratedRegex(@"^\| `(\w+)/` \|")]
    private static partial Regex TableRow();
}
