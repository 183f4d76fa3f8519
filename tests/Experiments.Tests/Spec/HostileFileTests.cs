using System.Diagnostics;
using System.Text;
using Xunit;

namespace Experiments.Spec;

/// <summary>Files that are made to break a reader: each is refused in words and in time.</summary>
public sealed class HostileFileTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("10,000 brackets", "nested more than 64 deep")]
    [InlineData("a million brackets", "nested more than 64 deep")]
    [InlineData("braces", "nested more than 64 deep")]
    [InlineData("hyphens", "nested more than 64 deep")]
    [InlineData("question marks", "nested more than 64 deep")]
    [InlineData("many values", "more than 100000 values and brackets")]
    [InlineData("long key", "not YAML")]
    [InlineData("long unknown key", "no such field")]
    [InlineData("long value", "an integer from 1 to 1000000 belongs here")]
    [InlineData("long number", "an integer from 1 to 1000000 belongs here")]
    [InlineData("deep expression", "is longer than 200 characters")]
    [InlineData("lists of lists", "but a variable holds a number, a word or a list of up to 16 of them")]
    [InlineData("many layers", "the model ends in")]
    [InlineData("many unknown fields", "no such field")]
    [InlineData("spaces", "the file holds nothing")]
    [InlineData("too long", "an experiment file has 1048576 (1 MiB) at most")]
    public void Read_AText_IsRefusedInTime(string sort, string message)
    {
        var watch = Stopwatch.StartNew();

        var result = SpecReader.Read(TextOf(sort), "f.yaml", []);

        Assert.Contains(result.Problems, problem => problem.Message.Contains(message, StringComparison.Ordinal));
        Assert.All(result.Problems, problem => Assert.InRange(problem.ToString().Length, 1, 1000));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
    }

    [Theory]
    [InlineData(new byte[] { 0x6E, 0xFF, 0x80 }, "the file is not UTF-8 text. Save it as UTF-8.")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x6E, 0x00 }, "the file is UTF-16 text. Save it as UTF-8.")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x6E }, "the file is UTF-16 text. Save it as UTF-8.")]
    [InlineData(new byte[0], "the file holds nothing. Start with name, data, model and training.")]
    [InlineData(new byte[] { 0x00, 0x01 }, "the character U+0000, which cannot be seen. Remove it.")]
    public void ReadFile_ThatIsNoText_IsRefused(byte[] content, string message)
    {
        File.WriteAllBytes(_file, content);

        Assert.Equal(message, Assert.Single(SpecReader.ReadFile(_file, []).Problems).Message);
    }

    // Quoted text may hold what a terminal would obey; a problem that lists names of the file's own shows none of it.
    [Fact]
    public void Read_ANameOfControlCharacters_IsRefusedInPlainOnes()
    {
        var text = Some.Text + "\nvars: {\"\\x1b[31m\": 1}\n";

        var result = SpecReader.Read(text.Replace("epochs: 2", "epochs: $n", StringComparison.Ordinal), "f.yaml", []);

        Assert.Contains(
            result.Problems, problem => problem.Message.EndsWith("There are: ?[31m.", StringComparison.Ordinal));
        Assert.All(result.Problems, problem => Assert.DoesNotContain(problem.ToString(), char.IsControl));
    }

    [Fact]
    public void ReadFile_OfFiveMegabytes_IsRefusedUnparsed()
    {
        File.WriteAllText(_file, Some.Text + "\n" + new string('#', 5_000_000));
        var watch = Stopwatch.StartNew();

        var problem = Assert.Single(SpecReader.ReadFile(_file, []).Problems);

        Assert.EndsWith("an experiment file has 1048576 (1 MiB) at most. Name the right file.", problem.Message,
            StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void ReadFile_InUtf8WithMark_Reads()
    {
        File.WriteAllText(
            _file, "title: \"Zwölf\"\n" + Some.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal("Zwölf", SpecReader.ReadFile(_file, []).Value?.Base.Title);
    }

    [Fact]
    public void ReadFile_ThatIsMissing_NamesItsNeighbors()
    {
        var problem = Assert.Single(
            SpecReader.ReadFile(Path.Combine(Some.ExperimentsFolder, "basline.yaml"), []).Problems);

        Assert.StartsWith(
            "there is no such file. In its folder there are: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(" baseline.yaml, ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no/such/folder/x.yaml")]
    [InlineData("bad\0name.yaml")]
    public void ReadFile_ByAWrongName_IsRefused(string file) => Assert.Single(SpecReader.ReadFile(file, []).Problems);

    [Fact]
    public void ReadFile_OfAFolder_SaysSo() => Assert.Equal(
        "is a folder. Name an experiment file in it.",
        Assert.Single(SpecReader.ReadFile(Some.ExperimentsFolder, []).Problems).Message);

    private static string TextOf(string sort) => sort switch
    {
        "10,000 brackets" => "model: " + new string('[', 10_000),
        "a million brackets" => new string('[', 1_000_000),
        "braces" => new string('{', 1_000_000),
        "hyphens" => string.Concat(Enumerable.Repeat("- ", 500_000)),
        "question marks" => string.Concat(Enumerable.Repeat("? ", 500_000)),
        "many values" => "notes: [" + string.Concat(Enumerable.Repeat("1,", 500_000)),
        "long key" => new string('k', 1_000_000) + ": 1",
        "long unknown key" => Some.Text + "\n" + new string('k', 1_000) + ": 1",
        "long value" => Some.Text.Replace("epochs: 2", "epochs: " + string.Concat(Enumerable.Repeat("word ", 200_000))),
        "long number" => Some.Text.Replace("epochs: 2", "epochs: 1" + new string('0', 1_000_000)),
        "deep expression" => Some.Text.Replace("epochs: 2", "epochs: $(" + new string('(', 500_000) + ")"),
        "lists of lists" => "vars:\n  v0: [1, 1, 1]\n"
            + string.Concat(Enumerable.Range(1, 60).Select(n => $"  v{n}: [$v{n - 1}, $v{n - 1}, $v{n - 1}]\n"))
                + "name: $v60",
        "many layers" => Some.Text
            .Replace("  - flatten", string.Concat(Enumerable.Repeat("  - dropout: 0.1\n", 20_000)) + "  - flatten")
            .Replace("dense: 10", "dense: 11"),
        "many unknown fields" =>
            Some.Text + "\n" + string.Concat(Enumerable.Range(0, 40_000).Select(n => $"conventios{n}: 1\n")),
        "spaces" => new string(' ', 1_000_000),
        _ => new string('#', 5_000_000),
    };
}
