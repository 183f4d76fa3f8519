using Xunit;

namespace Experiments.Spec;

/// <summary>
/// Files with mistakes, and what is said about them: Broken/x.yaml with its answer in Broken/x.txt. One that has parents
/// is a folder, Broken/x/child.yaml with its answer in Broken/x.txt. To approve new answers, set the variable APPROVE to
/// 1, run these tests, and read the difference.
/// </summary>
public class BrokenFilesTests
{
    private static readonly string Folder = Path.Combine(Some.TestFolder(), "Broken");

    [Theory]
    [MemberData(nameof(All))]
    public void File_WithMistakes_GetsTheApprovedAnswer(string name)
    {
        var approved = Path.Combine(Folder, name + ".txt");

        var result = Directory.Exists(Path.Combine(Folder, name))
            ? SpecReader.ReadFile(Path.Combine(Folder, name, "child.yaml"), [])
            : SpecReader.Read(File.ReadAllText(Path.Combine(Folder, name + ".yaml")), name + ".yaml", []);
        var answer = string.Concat(result.Problems.Select(problem => problem + "\n"))
            .Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Replace('\\', '/');

        Assert.NotEmpty(result.Problems);
        Assert.Null(result.Value);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(approved, answer);
        }
        Assert.Equal(File.ReadAllText(approved), answer);
    }

    public static TheoryData<string> All() =>
    [
        .. Directory.EnumerateFiles(Folder, "*.yaml")
            .Concat(Directory.EnumerateDirectories(Folder))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal),
    ];
}
