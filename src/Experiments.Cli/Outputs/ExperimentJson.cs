using System.Text.Json.Nodes;
using Experiments.Layers;
using Experiments.Models;
using Experiments.Spec;
using static Experiments.Cli.Outputs.JsonParts;

namespace Experiments.Cli.Outputs;

/// <summary>What is said of experiments before they run, as JSON.</summary>
internal static class ExperimentJson
{
    /// <summary>What an experiment is, with the layers of its first variant.</summary>
    public static JsonObject Of(ExperimentRead read) => Of(read, read.Variants[0].Spec, read.ModelOf(read.Variants[0]));

    /// <summary>What a run would do.</summary>
    public static JsonObject Of(TrialsPlanned planned)
    {
        var variants = planned.Read.Experiment.Variants.ToDictionary(variant => variant.Name);
        var counts = variants.Values.ToDictionary(
            variant => variant.Name, variant => planned.Read.ModelOf(variant).ParameterCount);
        return new()
        {
            ["event"] = "planned",
            ["file"] = planned.Read.File,
            ["folder"] = planned.Forecast.Folder.Path,
            ["jobs"] = planned.Forecast.Jobs,
            ["remaining_seconds"] = planned.Forecast.Remaining?.TotalSeconds,
            ["trials"] = Array(planned.Forecast.Trials, trial => new()
            {
                ["trial"] = trial.Plan.Name,
                ["variant"] = trial.Plan.Variant,
                ["seed"] = trial.Plan.Seed,
                ["fold"] = trial.Plan.Fold,
                ["values"] = Values(variants[trial.Plan.Variant]),
                ["parameters"] = counts[trial.Plan.Variant],
                ["has_ended"] = trial.HasEnded,
                ["seconds"] = trial.Duration?.TotalSeconds,
            }),
        };
    }

    /// <summary>How long trials would take.</summary>
    public static JsonObject Of(Probed probed) => new()
    {
        ["event"] = "probed",
        ["file"] = probed.Read.File,
        ["variants"] = Array(probed.Probes, probe => new()
        {
            ["variant"] = probe.Variant.Name,
            ["step_seconds"] = probe.Estimate.Step.TotalSeconds,
            ["training_images_per_second"] = Number(probe.Estimate.TrainingRate),
            ["test_images_per_second"] = Number(probe.Estimate.EvaluationRate),
            ["epoch_seconds"] = probe.Estimate.Epoch.TotalSeconds,
            ["trial_seconds"] = probe.Estimate.Trial.TotalSeconds,
        }),
    };

    /// <summary>Where values come from.</summary>
    public static JsonObject Of(Explained explained) => new()
    {
        ["event"] = "explained",
        ["file"] = explained.File,
        ["values"] = Array(explained.Values, value => new()
        {
            ["path"] = value.Path,
            ["value"] = value.Value,
            ["origin"] = value.Origin,
            ["is_default"] = value.IsDefault,
        }),
    };

    private static JsonObject Of(ExperimentRead read, ExperimentSpec spec, ModelSummary model) => new()
    {
        ["event"] = "experiment",
        ["file"] = read.File,
        ["name"] = read.Experiment.Base.Name,
        ["title"] = read.Experiment.Base.Title,
        ["dataset"] = read.Dataset.Name,
        ["input_shape"] = Dimensions(read.Dataset.Shape),
        ["classes"] = read.Dataset.ClassCount,
        ["epochs"] = spec.Training.EpochCount,
        ["batch_size"] = spec.Training.BatchSize,
        ["uses_test_images"] = read.Variants.Any(variant => variant.Spec.UsesTestImages),
        ["trials"] = read.Experiment.Base.Trials.Count,
        ["parameters"] = model.ParameterCount,
        ["multiply_adds"] = model.MultiplyAdds,
        ["activation_bytes"] = model.ActivationBytes,
        ["layers"] = Array(model.Rows, Layer),
        ["variants"] = Array(read.Variants, variant =>
        {
            var own = read.ModelOf(variant);
            return new()
            {
                ["variant"] = variant.Name,
                ["values"] = Values(variant),
                ["parameters"] = own.ParameterCount,
                ["multiply_adds"] = own.MultiplyAdds,
                ["activation_bytes"] = own.ActivationBytes,
            };
        }),
    };

    private static JsonObject Layer(LayerSummary layer) => new()
    {
        ["name"] = layer.Name,
        ["kind"] = layer.Kind,
        ["output_shape"] = Dimensions(layer.OutputShape),
        ["parameters"] = layer.ParameterCount,
        ["receptive_field"] = layer.ReceptiveField == ReceptiveField.Whole
            ? null
            : new JsonArray(layer.ReceptiveField.Height, layer.ReceptiveField.Width),
        ["multiply_adds"] = layer.MultiplyAdds,
        ["activation_bytes"] = layer.ActivationBytes,
    };
}
