using System.Text.Json.Nodes;
using Experiments.Layers;
using Experiments.Spec;

namespace Experiments.Cli.Outputs;

/// <summary>What the JSON of several events is made of.</summary>
internal static class JsonParts
{
    /// <summary>A list of objects.</summary>
    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> json) => new([.. items.Select(json)]);

    /// <summary>A shape as its dimensions.</summary>
    public static JsonArray Dimensions(Shape shape) =>
        new([.. shape.Dimensions.Select(dimension => (JsonNode)dimension)]);

    /// <summary>
    /// A number; null where there is none, and for what is infinite or not a number: JSON has no word for that.
    /// </summary>
    public static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    /// <summary>The swept keys of a variant with their values as text.</summary>
    public static JsonObject Values(Variant variant)
    {
        var values = new JsonObject();
        foreach (var (key, value) in variant.Values)
        {
            values[key] = value;
        }
        return values;
    }
}
