using Xunit;

namespace Experiments.Spec;

/// <summary>
/// Files with mistakes, and what is said about them: Broken/x.yaml with its answer in Broken/x.txt. One that has
/// parents is a folder, Broken/x/child.yaml with its answer in Broken/x.txt. To approve new answers, set the variable
/// APPROVE to 1, run these tests, and read the difference.
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

    // Each pitfall that the language promises to tell of. A file over 1 MiB is made by HostileFileTests.
    [Theory]
    [InlineData("yaml-duplicate-key", "stands in line 15 already")]
    [InlineData("yaml-tag", "a tag (!)")]
    [InlineData("yaml-anchor", "an anchor (&)")]
    [InlineData("yaml-alias", "an alias (*)")]
    [InlineData("yaml-merge-key", "a merge key (<<)")]
    [InlineData("yaml-leading-zero", "leading zeros make some programs count in eights")]
    [InlineData("yaml-yes-and-no", "which some programs take for true or false")]
    [InlineData("yaml-nan", "A number must be finite")]
    [InlineData("yaml-tab", "a tab. YAML indents by spaces")]
    [InlineData("yaml-two-documents", "a second document starts here")]
    [InlineData("yaml-nesting", "nested more than 64 deep")]
    [InlineData("layer-of-another-framework", "It is called 'max_pool2d' here")]
    [InlineData("field-of-another-framework", "It is called 'filters' here")]
    [InlineData("field-misspelled", "Did you mean 'kernel_size'?")]
    [InlineData("shape-kernel-too-large", "does not fit the")]
    [InlineData("shape-class-count", "but mnist has 10 classes")]
    [InlineData("effect-none", "changes nothing")]
    [InlineData("effect-none-nesterov", "has no effect without momentum")]
    [InlineData("validation-without-effect", "has no effect")]
    [InlineData("augmentation-without-effect", "has no effect without rotation")]
    [InlineData("schedule-beyond-the-epochs", "there are 10 epochs")]
    [InlineData("schedule-warmup-beyond-the-epochs", "leaves none of 10 epochs")]
    [InlineData("early-stopping-without-validation", "but nothing is held out to validate on")]
    [InlineData("sweep-of-an-unused-var", "a var that nothing uses")]
    public void Pitfall_IsAmongTheFiles_AndTold(string name, string message) => Assert.Contains(
        message, File.ReadAllText(Path.Combine(Folder, name + ".txt")), StringComparison.Ordinal);

    public static TheoryData<string> All() =>
    [
        .. Directory.EnumerateFiles(Folder, "*.yaml")
            .Concat(Directory.EnumerateDirectories(Folder))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal),
    ];
}
