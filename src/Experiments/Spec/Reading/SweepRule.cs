using System.Text.Json.Nodes;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>
/// The sweep of a file, which is read apart from everything else: its values take the places of others before those
/// are read.
/// </summary>
internal sealed class SweepRule : ValueRule<object>
{
    /// <summary>The key of the section.</summary>
    public const string Section = "sweep";

    /// <summary>The key of the swept values in it.</summary>
    public const string Values = "values";

    private const int MostConditions = 100;

    private static readonly SectionRule<Sweep?> Rule = new(ReadFields);

    /// <inheritdoc/>
    public override string Expected => Rule.Expected;

    /// <inheritdoc/>
    public override JsonObject Schema => Rule.Schema;

    /// <inheritdoc/>
    public override IReadOnlyList<Field> Fields => Rule.Fields;

    /// <summary>Reads the section; null where something in it cannot be read.</summary>
    public static Sweep? ReadSweep(YamlNode node, ProblemList problems) =>
        Rule.Read(node, SpecPath.Root.Field(Section), new SpecReading(problems));

    /// <inheritdoc/>
    protected override object? ReadValue(YamlNode node, SpecPath path, SpecReading reading) => null;

    private static Sweep? ReadFields(FieldReader map)
    {
        var method = map.Optional(
            "method", new KindRule<SweepMethod>(SweepMethod.Methods), new Grid(), "grid",
            "how variants are made of the values");
        var keys = map.Required(Values, new SweptValuesRule(), "what is swept");
        var excluded = map.Optional(
            "exclude", new ListRule<Condition>(new ConditionRule(), MostConditions), [], "none",
            "variants that are left out");
        return map.Failed ? null : new(method, keys, excluded, map.Mark);
    }
}
