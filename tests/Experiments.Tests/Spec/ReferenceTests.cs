using System.Text;
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
            return Table(FieldsAt(name), FieldsAt(name));
        }
        ICatalogue[] catalogues =
        [
            LayerCatalogue.Layers, InitializerCatalogue.Initializers, OptimizerCatalogue.Optimizers,
            LossCatalogue.Losses, ScheduleCatalogue.Schedules, SweepMethod.Methods,
        ];
        var catalogue = catalogues.Single(candidate => candidate.Noun == name);
        var text = new StringBuilder();
        foreach (var kind in catalogue.Names)
        {
            text.Append($"### {kind}\n{catalogue.MeaningOf(kind)}");
            text.Append(catalogue.ShorthandOf(kind) is { } shorthand ? $" A bare value is `{shorthand}`.\n" : "\n");
            var (keras, pytorch) = (Conventions.Keras, Conventions.PyTorch);
            text.Append(Table(catalogue.FieldsOf(kind, keras), catalogue.FieldsOf(kind, pytorch)));
            text.Append('\n');
        }
        return text.ToString();
    }

    private static IReadOnlyList<Field> FieldsAt(string path) => path == "experiment"
        ? ExperimentSections.All
        : path.Split('.').Aggregate(
            ExperimentSections.All, (fields, name) => fields.Single(entry => entry.Name == name).Rule.Fields);

    private static string Table(IReadOnlyList<Field> keras, IReadOnlyList<Field> pytorch)
    {
        if (keras.Count == 0)
        {
            return "";
        }
        var rows = keras.Zip(pytorch, (first, second) =>
        {
            var orElse = first.Default is null ? "must be there"
                : first.Default == second.Default ? first.Default
                : $"{first.Default} (keras), {second.Default} (pytorch)";
            return $"| `{first.Name}` | {first.Meaning} | {first.Rule.Expected} | {orElse} |\n";
        });
        return "\n| field | meaning | value | default |\n|---|---|---|---|\n" + string.Concat(rows);
    }

    [GeneratedRegex(
        @"(?<head><!-- (?<sort>table|kinds): (?<name>[a-z._]+) -->)\n.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Block();
}
