using System.Text.Json.Nodes;

namespace Experiments.Spec.Reading;

/// <summary>The pieces of a JSON Schema (draft-07) by which value rules describe their values.</summary>
internal static class JsonSchema
{
    /// <summary>The name under definitions of what stands for a variable or an expression.</summary>
    public const string Reference = "reference";

    /// <summary>A whole number in a range, ends included.</summary>
    public static JsonObject Integer(long lowest, long highest) =>
        new() { ["type"] = "integer", ["minimum"] = lowest, ["maximum"] = highest };

    /// <summary>A number in an interval.</summary>
    public static JsonObject Number(Interval interval)
    {
        var schema = new JsonObject { ["type"] = "number" };
        Bound(interval.Low, interval.IncludesLow ? "minimum" : "exclusiveMinimum");
        Bound(interval.High, interval.IncludesHigh ? "maximum" : "exclusiveMaximum");
        return schema;

        void Bound(double value, string name)
        {
            if (double.IsFinite(value))
            {
                schema[name] = value;
            }
        }
    }

    /// <summary>true or false.</summary>
    public static JsonObject Flag() => new() { ["type"] = "boolean" };

    /// <summary>Text that a regular expression finds something in.</summary>
    /// <param name="pattern">The expression; ^ and $ where it tells of the whole text.</param>
    public static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    /// <summary>One of a few words.</summary>
    public static JsonObject Words(params IEnumerable<string> words) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };

    /// <summary>A list.</summary>
    /// <param name="item">What stands in it; a variable may stand in its place.</param>
    /// <param name="shortest">The fewest items.</param>
    /// <param name="longest">The most items.</param>
    public static JsonObject List(JsonObject item, int shortest, int longest) => new()
    {
        ["type"] = "array",
        ["items"] = OrReference(item),
        ["minItems"] = shortest,
        ["maxItems"] = longest,
    };

    /// <summary>A map with these fields and no others; which of them must be there is not said.</summary>
    public static JsonObject Map(IEnumerable<Field> fields) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Of(field)))),
        ["additionalProperties"] = false,
    };

    /// <summary>One kind of a catalogue, which is written out once for all places.</summary>
    public static JsonObject Kind(ICatalogue catalogue) => Definition(catalogue.Noun);

    /// <summary>What is written out under definitions.</summary>
    public static JsonObject Definition(string name) => new() { ["$ref"] = "#/definitions/" + name };

    /// <summary>Any of several.</summary>
    public static JsonObject Either(params IEnumerable<JsonObject> choices) => new()
    {
        ["anyOf"] = new JsonArray(
            [.. choices.SelectMany(choice => choice is { Count: 1 } && choice["anyOf"] is JsonArray inner
                ? inner.Select(part => part!.DeepClone())
                : [choice])]),
    };

    /// <summary>The value, or a variable or expression in its place; variables hold no maps.</summary>
    public static JsonObject OrReference(JsonObject value) =>
        value["type"]?.GetValue<string>() == "object" ? value : Either(value, Definition(Reference));

    /// <summary>The value of a field, with what an editor shows about it.</summary>
    public static JsonObject Of(Field field)
    {
        // Nothing (~) removes what a parent gives.
        var schema = Either(OrReference(field.Rule.Schema), new() { ["type"] = "null" });
        schema.Insert(0, "description", Describe(field));
        return schema;
    }

    private static string Describe(Field field) =>
        $"{Sentence.Capital(field.Meaning)}.\nValue: {field.Rule.Expected}.\n"
        + (field.Default is null ? "It must be there." : $"Default: {field.Default}.");
}
