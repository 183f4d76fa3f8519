using System.Text.RegularExpressions;
using Experiments.Spec.Reading;
using Xunit;

namespace Experiments.Spec;

/// <summary>
/// experiments/README.md against the catalogue: every section, kind and field with its meaning, unit, range and
/// default. To write new tables into it, set the variable APPROVE to 1 and run these tests.
/// </summary>
public partial class ReferenceTests
{
    private static readonly string File = Path.Combine(Some.ExperimentsFolder, "README.md");

    private static readonly ICatalogue[] Catalogues =
    [
        LayerCatalogue.Layers, InitializerCatalogue.Initializers, OptimizerCatalogue.Optimizers,
        LossCatalogue.Losses, ScheduleCatalogue.Schedules, SweepMethod.Methods,
    ];

    [Fact]
    public void Reference_Tables_AreThoseOfTheCatalogue()
    {
        var text = System.IO.File.ReadAllText(File);
        var expected = Block().Replace(text, block => $"{block.Groups["head"].Value}\n{TableFor(block)}<!-- end -->");

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            System.IO.File.WriteAllText(File, expected);
            text = expected;
        }
        Assert.Equal(expected, text);
    }

    [Fact]
    public void Reference_Sections_AreAllThere()
    {
        var blocks = Block().Matches(System.IO.File.ReadAllText(File)).Select(block => block.Groups["name"].Value)
            .ToHashSet();

        var wanted = new List<string> { "experiment" };
        Collect(ExperimentSections.All, "", wanted);
        Assert.Empty(wanted.Except(blocks));
    }

    [Fact]
    public void Reference_Kinds_AreEachThereOnce()
    {
        var blocks = Block().Matches(System.IO.File.ReadAllText(File))
            .Where(block => block.Groups["sort"].Value == "kinds")
            .ToList();

        Assert.All(Catalogues, catalogue => Assert.Equal(
            catalogue.Names.Order(),
            blocks.Where(block => block.Groups["name"].Value == catalogue.Noun)
                .SelectMany(block => KindsOf(block, catalogue)).Order()));
    }

    [Fact]
    public void Reference_Contents_LeadToEverySection()
    {
        var text = System.IO.File.ReadAllText(File);
        var headings = Heading().Matches(text).Select(heading => heading.Groups["title"].Value)
            .Select(title => $"[{title}](#{title.ToLowerInvariant().Replace(' ', '-')})");

        Assert.Equal(headings, ContentsLink().Matches(text).Select(link => link.Value));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Reference_Example_IsAnExperiment(string example)
    {
        var end = example.Contains("dense: 10", StringComparison.Ordinal) ? "" : "- flatten\n- dense: 10\n";
        var text = example.StartsWith("- ", StringComparison.Ordinal) ? $"model:\n{example}{end}" : example;
        var whole = text.Contains("extends:", StringComparison.Ordinal) ? text : Completed(text);

        var result = SpecReader.Read(whole, File, []);

        Assert.True(result.Problems.Count == 0, $"{string.Join('\n', result.Problems)}\n{whole}");
    }

    // The sections that an example leaves out, using its variables.
    private static string Completed(string example)
    {
        var uses = string.Concat(Variable().Matches(example).Select(variable => variable.Value)
            .Where(variable => example.Contains("vars:", StringComparison.Ordinal))
            .Select(variable => variable is "filters"
                ? "\n  - conv2d: {filters: $filters, kernel_size: 1}"
                : $"\n  - dropout: ${variable}"));
        (string Section, string Text)[] sections =
        [
            ("name", "name: example"), ("conventions", "conventions: keras"),
            ("data", "data: {dataset: mnist, validation: {last: 0.2}}"),
            ("model", $"model:{uses}\n  - flatten\n  - dense: 10"), ("training", "training: {epochs: 20}"),
        ];
        var missing = sections.Where(
            section => !Regex.IsMatch(example, $"^{section.Section}:", RegexOptions.Multiline));
        return $"{example}\n{string.Join('\n', missing.Select(section => section.Text))}\n";
    }

    public static TheoryData<string> Examples() =>
        [.. YamlBlock().Matches(System.IO.File.ReadAllText(File)).Select(block => block.Groups["text"].Value)];

    [Fact]
    public void Reference_Examples_AreValid()
    {
        // The messages that the page shows are those that the reader gives.
        var misspelled = SpecReader.Read(Some.Text.Replace("kernel_size", "kernal_size"), "deep7conv.yaml", []);

        var problem = Assert.Single(misspelled.Problems);
        Assert.Contains(problem.Message, System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    private static void Collect(IReadOnlyList<Field> fields, string path, List<string> wanted)
    {
        foreach (var entry in fields)
        {
            if (entry.Rule.Fields.Count > 0)
            {
                wanted.Add(path + entry.Name);
                Collect(entry.Rule.Fields, path + entry.Name + ".", wanted);
            }
            if (entry.Rule.Catalogue is { } catalogue)
            {
                wanted.Add(catalogue.Noun);
            }
        }
    }

    private static string TableFor(Match block)
    {
        var name = block.Groups["name"].Value;
        if (block.Groups["sort"].Value == "table")
        {
            return Table([.. FieldsAt(name).Select(field => (field, ""))]);
        }
        var catalogue = Catalogues.Single(candidate => candidate.Noun == name);
        return block.Groups["sort"].Value == "common"
            ? Table([.. CommonFields(catalogue).Select(field => (field, ""))])
            : Kinds(catalogue) + Table(FieldsOf(catalogue, KindsOf(block, catalogue)));

        string Kinds(ICatalogue kinds) => "\n| kind | what it does |\n|---|---|\n" + string.Concat(
            KindsOf(block, kinds).Select(kind => $"| `{kind}` | {kinds.MeaningOf(kind)}{BareValue(kinds, kind)} |\n"));
    }

    private static string BareValue(ICatalogue catalogue, string kind) =>
        catalogue.ShorthandOf(kind) is { } shorthand ? $" A bare value is `{shorthand}`." : "";

    // Those that the block names, else all.
    private static IReadOnlyList<string> KindsOf(Match block, ICatalogue catalogue) =>
        block.Groups["kinds"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } named
            ? named
            : catalogue.Names;

    // What all kinds but one have (repeat is no layer of its own) stands in a table of its own, where there is one.
    private static IReadOnlyList<Field> CommonFields(ICatalogue catalogue) =>
        catalogue.Noun == LayerCatalogue.Layers.Noun
            ? [.. catalogue.FieldsOf(catalogue.Names[0]).Where(field =>
                catalogue.Names.Count(kind => Fields(catalogue, kind).Contains(Row(field)))
                    >= catalogue.Names.Count - 1)]
            : [];

    // Each field once, with the kinds that have it, where not all do that have any.
    private static IReadOnlyList<(Field Field, string Owners)> FieldsOf(
        ICatalogue catalogue, IReadOnlyList<string> kinds)
    {
        var common = CommonFields(catalogue).Select(field => Row(field)).ToHashSet();
        var owned = kinds.SelectMany(kind => catalogue.FieldsOf(kind).Select(field => (Kind: kind, Field: field)))
            .Where(pair => !common.Contains(Row(pair.Field)))
            .ToList();
        var owners = owned.Select(pair => pair.Kind).Distinct().Count();
        return
        [
            .. owned.GroupBy(pair => pair.Field.Name)
                .SelectMany(name => name.GroupBy(pair => Row(pair.Field)))
                .Select(same => (
                    same.First().Field,
                    same.Count() == owners && owners > 1 || kinds.Count == 1 ? ""
                        : $" ({string.Join(", ", same.Select(pair => pair.Kind))})")),
        ];
    }

    private static IEnumerable<string> Fields(ICatalogue catalogue, string kind) =>
        catalogue.FieldsOf(kind).Select(Row);

    private static IReadOnlyList<Field> FieldsAt(string path) => path == "experiment"
        ? ExperimentSections.All
        : path.Split('.').Aggregate(
            ExperimentSections.All, (fields, name) => fields.Single(entry => entry.Name == name).Rule.Fields);

    private static string Table(IReadOnlyList<(Field Field, string Owners)> fields) => fields.Count == 0 ? ""
        : "\n| field | meaning | value | default |\n|---|---|---|---|\n"
            + string.Concat(fields.Select(row => $"| `{row.Field.Name}`{row.Owners} | {Row(row.Field)} |\n"));

    private static string Row(Field field) =>
        $"{field.Meaning} | {field.Rule.Expected} | {field.Default ?? "must be there"}";

    [GeneratedRegex(@"^## (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[[^\]]+\]\(#[^)]+\)")]
    private static partial Regex ContentsLink();

    [GeneratedRegex("^```yaml\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex(@"(?<=vars: \{([^}]*, )?)[a-z_]+(?=:)")]
    private static partial Regex Variable();

    [GeneratedRegex(
        @"(?<head><!-- (?<sort>table|kinds|common): (?<name>[a-z._]+)(: (?<kinds>[a-z0-9_ ]+))? -->)\n.*?<!-- end -->",
        RegexOptions.Singleline)]
    private static partial Regex Block();
}
