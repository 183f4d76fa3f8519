using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Experiments.Layers;
using Experiments.Models;
using Experiments.Randomness;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Experiments.Spec;

/// <summary>
/// The JSON Schema against the reader: what the reader takes, the schema takes; what the schema refuses, the reader
/// refuses. To write the committed file anew, set the variable APPROVE to 1 and run these tests.
/// </summary>
public partial class ExperimentSchemaTests
{
    private static readonly string SchemaFile = Path.Combine(Some.ExperimentsFolder, "experiment.schema.json");
    private static readonly Config Config =
        Config.QuickThrowOnFailure.WithReplay(20_240_601, 1).WithMaxTest(200).WithQuietOnSuccess(true);

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

    [Fact]
    public void SchemaAndReader_OfAnyValidFile_BothTakeIt() => Check(seed =>
    {
        var text = RandomSpec.Text(new RandomStream(seed));

        Assert.Equal([], Judge.Complaints(text)!);
        Assert.Equal([], Judge.Complaints(SpecWriter.ToYaml(Some.Spec(text)))!);
    });

    [Fact]
    public void SchemaAndReader_OfAnyLayers_BothTakeThem() => Prop.ForAll(RandomStacks.Arbitrary, layers =>
    {
        var text = new LayerStack([.. layers, new Flatten { Name = "last" }]).ToText();

        Assert.Equal([], Judge.Complaints($"{{extends: x.yaml, model: {text}}}")!);
    }).Check(Config);

    [Fact]
    public void Schema_RefusesNothingThatTheReaderTakes() => Check(seed =>
    {
        var stream = new RandomStream(seed);
        var text = RandomSpec.Damage(RandomSpec.Text(stream), stream);

        if (SpecReader.Read(text, "damaged.yaml", []).Problems.Count == 0)
        {
            Assert.Equal([], Judge.Complaints(text)!);
        }
    });

    [Fact]
    public void Schema_OffersNothingThatTheReaderDoesNotKnow() => Check(seed =>
    {
        var file =
            new SchemaInstances((JsonObject)JsonNode.Parse(ExperimentSchema.Text())!, new RandomStream(seed)).File();

        Assert.DoesNotContain(
            SpecReader.Read(file.Replace("extends: ", "title: "), "schema.yaml", []).Problems,
            problem => problem.Message.StartsWith("no such", StringComparison.Ordinal)
                && !problem.Message.Contains("'$x'", StringComparison.Ordinal));
    });

    // What only the reader sees: how things fit each other and the data, and what YAML programs read differently.
    [Fact]
    public void BrokenFiles_ThatTheSchemaTakes_AreThoseThatOnlyTheReaderUnderstands()
    {
        var folder = Path.Combine(Some.TestFolder(), "Broken");
        var list = Path.Combine(Some.TestFolder(), "SeenByTheReaderOnly.txt");
        var taken = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .Where(file => Judge.Complaints(File.ReadAllText(file)) is { Count: 0 })
            .Select(file => Path.GetFileNameWithoutExtension(file)).ToList();

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllLines(list, taken);
        }
        Assert.Equal(File.ReadAllLines(list), taken);
    }

    private static void Check(Action<ulong> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => property((ulong)seed)).Check(Config);

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
