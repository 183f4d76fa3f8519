using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>
/// The language as a JSON Schema (draft-07), by which editors complete, explain and check experiment files. It is made
/// from the rules that the reader reads by, and refuses nothing that the reader takes; what it cannot say, such as
/// which layers fit each other, the reader alone finds.
/// </summary>
public static class ExperimentSchema
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        WriteIndented = true,
    };

    /// <summary>The schema as it stands in experiments/experiment.schema.json.</summary>
    public static string Text()
    {
        var root = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Experiment",
            ["description"] = "What to train on, the layers, how to train, how often, and what the source claims.",
        };
        foreach (var (name, value) in JsonSchema.Map(ExperimentSections.All).ToList())
        {
            root[name] = value!.DeepClone();
        }
        root["anyOf"] = new JsonArray(
            new JsonObject { ["required"] = Names(ExperimentSections.All.Where(field => field.Default is null)) },
            new JsonObject { ["required"] = new JsonArray(SpecTree.Extends) });
        var definitions = new JsonObject
        {
            [JsonSchema.Reference] = JsonSchema.Text(@"^\$([a-z][a-z0-9_]{0,39}|\(.*\))$"),
        };
        root["definitions"] = definitions;
        AddKinds(definitions, ExperimentSections.All);
        return root.ToJsonString(Layout) + "\n";
    }

    private static void AddKinds(JsonObject definitions, IReadOnlyList<Field> fields)
    {
        foreach (var rule in fields.Select(field => field.Rule))
        {
            AddKinds(definitions, rule.Fields);
            if (rule.Catalogue is not { } catalogue || definitions.ContainsKey(catalogue.Noun))
            {
                continue;
            }

            // Taken before it is known, since layers can stand in layers.
            definitions[catalogue.Noun] = null;
            foreach (var name in catalogue.Names)
            {
                AddKinds(definitions, catalogue.FieldsOf(name, Conventions.Keras));
            }
            definitions[catalogue.Noun] = OneKind(catalogue);
        }
    }

    // A kind is its name alone, or a map of one entry.
    private static JsonObject OneKind(ICatalogue catalogue)
    {
        var alone = catalogue.Names
            .Where(name => catalogue.FieldsOf(name, Conventions.Keras).All(field => field.Default is not null))
            .Select(name => Explained(catalogue.MeaningOf(name), JsonSchema.Words(name)));
        var settled = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(catalogue.Names.Select(name =>
                KeyValuePair.Create(name, (JsonNode?)Explained(catalogue.MeaningOf(name), Settings(catalogue, name))))),
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
            ["maxProperties"] = 1,
        };
        return JsonSchema.Either([.. alone, settled]);
    }

    // The fields of a kind as a map, or the value of the one that a bare value stands for.
    private static JsonObject Settings(ICatalogue catalogue, string name)
    {
        var fields = catalogue.FieldsOf(name);
        var map = JsonSchema.Map(fields);

        // What a parent gives need not be said again; but layers in a list are never merged.
        if (catalogue.Noun == LayerCatalogue.Layers.Noun && fields.Any(field => field.Default is null))
        {
            map["required"] = Names(fields.Where(field => field.Default is null));
        }
        var shorthand = fields.SingleOrDefault(field => field.Name == catalogue.ShorthandOf(name));
        return shorthand is null ? map : JsonSchema.Either(map, JsonSchema.OrReference(shorthand.Rule.Schema));
    }

    private static JsonObject Explained(string meaning, JsonObject schema)
    {
        schema.Insert(0, "description", meaning);
        return schema;
    }

    private static JsonArray Names(IEnumerable<Field> fields) =>
        [.. fields.Select(field => JsonValue.Create(field.Name))];
}
