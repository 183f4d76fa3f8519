using System.Text.Json.Nodes;
using static Experiments.Cli.Outputs.JsonParts;

namespace Experiments.Cli.Outputs;

/// <summary>What trained models say of images, as JSON.</summary>
internal static class PredictionJson
{
    /// <summary>A model that was looked at.</summary>
    public static JsonObject Of(Inspection inspection) => new()
    {
        ["event"] = "inspected",
        ["folder"] = inspection.Folder.Path,
        ["trial"] = inspection.Plan.Name,
        ["image"] = inspection.Said.Example,
        ["label"] = inspection.Label,
        ["predicted"] = inspection.Predicted,
        ["probability"] = Number(inspection.Said.Probability),
        ["layer"] = inspection.Layer,
        ["maps"] = inspection.Maps.Channels,
        ["height"] = inspection.Maps.Height,
        ["width"] = inspection.Maps.Width,
        ["figures"] = new JsonArray([.. inspection.Figures.Select(path => (JsonNode)path)]),
    };
}
