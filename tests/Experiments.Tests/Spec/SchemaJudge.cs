using System.Globalization;
using System.Text.Json.Nodes;
using Experiments.Spec.Yaml;

namespace Experiments.Spec;

/// <summary>
/// What a JSON Schema says of an experiment file, as an editor asks it: the YAML becomes JSON by the types that
/// unquoted text has, and an implementation of JSON Schema that knows nothing of ours judges that.
/// </summary>
internal sealed class SchemaJudge(string schema)
{
    private readonly NJsonSchema.JsonSchema _schema =
        NJsonSchema.JsonSchema.FromJsonAsync(schema).GetAwaiter().GetResult();

    /// <summary>What is wrong with a file, a complaint each; null where it cannot be had as JSON.</summary>
    public IReadOnlyList<string>? Complaints(string yaml)
    {
        var problems = new ProblemList();
        return SourceText.Check(yaml, "", problems) && YamlTree.Parse(yaml, "", problems) is { } tree
            && problems.Count == 0
            ? [.. _schema.Validate(Json(tree)?.ToJsonString() ?? "null").Select(error => error.ToString())]
            : null;
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        MapNode map => new JsonObject(
            map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Json(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { IsNull: true } => null,
        ScalarNode { Quoted: false } scalar when PlainScalar.IsFlag(scalar.Text) => scalar.Text == "true",
        ScalarNode { Quoted: false } scalar when PlainScalar.IsNumber(scalar.Text) => Number(scalar.Text),
        ScalarNode scalar => scalar.Text,
        _ => throw new InvalidOperationException("A tree without problems has no broken nodes."),
    };

    // Of any size: the number itself, not the nearest double, goes to the judge, unless that has no room for it.
    private static JsonNode? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : double.IsFinite(PlainScalar.ToNumber(text)) ? PlainScalar.ToNumber(text)
        : PlainScalar.ToNumber(text) > 0 ? double.MaxValue : double.MinValue;
}
