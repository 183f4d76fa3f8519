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

    /// <summary>Images from outside.</summary>
    public static JsonObject Of(ImagesPredicted predicted) => new()
    {
        ["event"] = "predicted",
        ["folder"] = predicted.Folder.Path,
        ["trials"] = new JsonArray([.. predicted.Plans.Select(plan => (JsonNode)plan.Name)]),
        ["images"] = Array(predicted.Predictions, prediction => new()
        {
            ["file"] = prediction.Image.File,
            ["class"] = prediction.First.Name,
            ["probability"] = Number(prediction.First.Probability),
            ["runner_up"] = prediction.RunnerUp.Name,
            ["runner_up_probability"] = Number(prediction.RunnerUp.Probability),
            ["agreeing"] = prediction.AgreeingCount,
            ["notes"] = new JsonArray([.. prediction.Image.Notes.Select(note => (JsonNode)note)]),
        }),
    };
}
