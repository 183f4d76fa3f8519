using System.Text.RegularExpressions;
using Xunit;

namespace Experiments.Spec;

/// <summary>
/// The JSON Schema against the reader: what the reader takes, the schema takes; what the schema refuses, the reader
/// refuses. To write the committed file anew, set the variable APPROVE to 1 and run these tests.
/// </summary>
public partial class ExperimentSchemaTests
{
    private static readonly string SchemaFile = Path.Combine(Some.ExperimentsFolder, "experiment.schema.json");
    private static readonly SchemaJudge Judge = new(ExperimentSchema.Text());

    [Fact]
    public void CommittedFile_IsWhatTheCatalogueGives()
    {
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(SchemaFile, ExperimentSchema.Text());
        }
        Assert.Equal(ExperimentSchema.Text(), File.ReadAllText(SchemaFile));
    }

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Experiment_NamesTheSchemaInItsFirstLine(string file)
    {
        var line = File.ReadLines(Path.Combine(Some.ExperimentsFolder, file)).First();

        var named = Modeline().Match(line).Groups["schema"].Value;

        var folder = Path.GetDirectoryName(Path.Combine(Some.ExperimentsFolder, file))!;
        Assert.Equal(SchemaFile, Path.GetFullPath(named, folder));
    }

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Experiment_IsValidUnderTheSchema(string file) =>
        Assert.Equal([], Judge.Complaints(File.ReadAllText(Path.Combine(Some.ExperimentsFolder, file)))!);

    [Fact]
    public void StarterFile_IsValidForBoth()
    {
        var text = StarterFile.Text("my-net");

        Assert.Equal("my-net", Some.Spec(text).Name);
        Assert.Equal([], Judge.Complaints(text)!);
    }

    /// <summary>The experiments that come with the program, by their paths from experiments/.</summary>
    public static TheoryData<string> Experiments() =>
    [
        .. Directory.EnumerateFiles(Some.ExperimentsFolder, "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Some.ExperimentsFolder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^# yaml-language-server: \$schema=(?<schema>\S+)$")]
    private static partial Regex Modeline();
}
