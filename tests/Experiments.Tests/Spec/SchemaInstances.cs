using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Experiments.Layers;
using Experiments.Randomness;

namespace Experiments.Spec;

/// <summary>Random files that a JSON Schema allows, as YAML; whether they make sense, the schema cannot say.</summary>
internal sealed class SchemaInstances(JsonObject schema, RandomStream stream)
{
    // For patterns: each matches one of these.
    private static readonly string[] Samples = ["a1", "$x", "8%", "8deg", "2px", "./folder", "x.yaml"];

    private int _depth;

    /// <summary>A file.</summary>
    public string File() => Value(schema);

    private string Value(JsonObject value)
    {
        if (value["$ref"] is { } reference)
        {
            return Value((JsonObject)schema["definitions"]![reference.GetValue<string>().Split('/')[^1]]!);
        }
        if (value["anyOf"] is JsonArray choices && value["properties"] is null)
        {
            return Value((JsonObject)Pick([.. choices])!);
        }
        if (value["enum"] is JsonArray words)
        {
            return Pick([.. words])!.GetValue<string>();
        }
        return (value["type"] is JsonArray types ? Pick([.. types]) : value["type"])!.GetValue<string>() switch
        {
            "object" => Map(value),
            "array" => List(value),
            "integer" => Setting.Text(Math.Round(Between(value))),
            "number" => Setting.Text(Between(value)),
            "boolean" => "true",
            "null" => "~",
            _ => value["pattern"] is { } pattern ? Matching(pattern.GetValue<string>()) : "text",
        };
    }

    private string Map(JsonObject value)
    {
        var fields = value["properties"] as JsonObject ?? [];
        var most = (int?)value["maxProperties"] ?? 4;
        var required = (value["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>());
        var chosen = required.Concat(fields.Select(field => field.Key).OrderBy(_ => stream.NextIndex(1000)).Take(most))
            .Distinct();
        return $"{{{string.Join(", ", chosen.Select(name => $"{name}: {Value((JsonObject)fields[name]!)}"))}}}";
    }

    private string List(JsonObject value)
    {
        var least = (int?)value["minItems"] ?? 0;
        _depth++;
        var count = least + (_depth > 2 ? 0 : stream.NextIndex(3));
        var items = Enumerable.Range(0, Math.Min(count, (int?)value["maxItems"] ?? count))
            .Select(_ => value["items"] is JsonObject item ? Value(item) : "1").ToList();
        _depth--;
        return $"[{string.Join(", ", items)}]";
    }

    private double Between(JsonObject value)
    {
        var low = (double?)value["minimum"] ?? (double?)value["exclusiveMinimum"] ?? 0;
        var high = (double?)value["maximum"] ?? (double?)value["exclusiveMaximum"] ?? low + 10;
        return low + ((high - low) * (1 + stream.NextIndex(3)) / 4);
    }

    private static string Matching(string pattern) =>
        Samples.FirstOrDefault(sample => Regex.IsMatch(sample, pattern))
        ?? throw new InvalidOperationException($"No sample matches {pattern}: add one.");

    private T Pick<T>(IReadOnlyList<T> all) => all[stream.NextIndex(all.Count)];
}
