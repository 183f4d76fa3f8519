using System.Text.Json.Nodes;
using Experiments.Execution;
using Experiments.Layers;
using Experiments.Models;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Cli.Outputs;

/// <summary>
/// Events as JSON objects: the kind in "event", which stands first. Fields may be added but are never renamed. What
/// there is no number for, and what is infinite or not a number, is null. README.md of this project lists the fields.
/// </summary>
internal static class JsonEvent
{
    /// <summary>The event as an object.</summary>
    public static JsonObject Of(RunEvent told) => told switch
    {
        ExperimentRead read => Experiment(read),
        TrialsPlanned planned => Planned(planned),
        Probed probed => new()
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
        },
        Explained explained => new()
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
        },
        ProblemsFound found => new()
        {
            ["event"] = "problems",
            ["problems"] = Array(found.Problems, Problem),
        },
        Downloading download => new()
        {
            ["event"] = "downloading",
            ["file"] = download.File,
            ["received_bytes"] = download.Received,
            ["total_bytes"] = download.Total,
        },
        Notice notice => new()
        {
            ["event"] = "notice",
            ["text"] = notice.Text,
        },
        RunStarted started => new()
        {
            ["event"] = "run_started",
            ["folder"] = started.Folder.Path,
            ["planned"] = started.Planned.Count,
            ["finished"] = started.Finished.Count,
        },
        TrialStarted started => new()
        {
            ["event"] = "trial_started",
            ["trial"] = started.Plan.Name,
            ["variant"] = started.Plan.Variant,
            ["seed"] = started.Plan.Seed,
            ["fold"] = started.Plan.Fold,
            ["epochs"] = started.EpochCount,
            ["training_images"] = started.TrainingCount,
        },
        StepDone step => new()
        {
            ["event"] = "step",
            ["trial"] = step.Plan.Name,
            ["epoch"] = step.Epoch,
            ["step"] = step.Step,
            ["steps"] = step.StepCount,
            ["training_loss"] = Number(step.Loss),
            ["training_accuracy"] = Number(step.Accuracy),
            ["images_per_second"] = Number(step.ImagesPerSecond),
            ["remaining_seconds"] = step.Remaining.TotalSeconds,
        },
        EpochDone done => new()
        {
            ["event"] = "epoch",
            ["trial"] = done.Plan.Name,
            ["epoch"] = done.Record.Epoch,
            ["epochs"] = done.EpochCount,
            ["training_loss"] = Number(done.Record.TrainingLoss),
            ["training_accuracy"] = Number(done.Record.TrainingAccuracy),
            ["validation_loss"] = Number(done.Record.ValidationLoss),
            ["validation_accuracy"] = Number(done.Record.ValidationAccuracy),
            ["learning_rate"] = Number(done.Record.LearningRate),
            ["seconds"] = done.Record.Duration.TotalSeconds,
        },
        TrialEnded ended => TrialEvent(ended),
        RunEnded ended => Result(ended.File, ended.Experiment, ended.Summary),
        PreviewWritten preview => new()
        {
            ["event"] = "preview",
            ["file"] = preview.File,
            ["path"] = preview.Path,
        },
        StopRequested stop => new()
        {
            ["event"] = "stop_requested",
            ["signal"] = stop.Signal,
        },
        Stopped stopped => new()
        {
            ["event"] = "stopped",
            ["continue"] = stopped.Continuation,
        },
        RunFailed failed => new()
        {
            ["event"] = "failed",
            ["file"] = failed.File,
            ["message"] = failed.Message,
            ["exit_code"] = failed.ExitCode,
        },
        _ => throw new NotSupportedException($"No JSON is agreed for {told.GetType().Name}."),
    };

    private static JsonObject Planned(TrialsPlanned planned)
    {
        var variants = planned.Read.Experiment.Variants.ToDictionary(variant => variant.Name);
        var counts = variants.Values.ToDictionary(
            variant => variant.Name, variant => planned.Read.ModelOf(variant).ParameterCount);
        return new()
        {
            ["event"] = "planned",
            ["file"] = planned.Read.File,
            ["folder"] = planned.Folder.Path,
            ["trials"] = Array(planned.Trials, trial => new()
            {
                ["trial"] = trial.Plan.Name,
                ["variant"] = trial.Plan.Variant,
                ["seed"] = trial.Plan.Seed,
                ["fold"] = trial.Plan.Fold,
                ["values"] = Values(variants[trial.Plan.Variant]),
                ["parameters"] = counts[trial.Plan.Variant],
                ["has_ended"] = trial.HasEnded,
            }),
        };
    }

    private static JsonObject Values(Variant variant)
    {
        var values = new JsonObject();
        foreach (var (key, value) in variant.Values)
        {
            values[key] = value;
        }
        return values;
    }

    private static JsonObject Experiment(ExperimentRead read) => Experiment(read, read.Variants[0].Spec, read.ModelOf(read.Variants[0]));

    private static JsonObject Experiment(ExperimentRead read, ExperimentSpec spec, ModelSummary model) => new()
    {
        ["event"] = "experiment",
        ["file"] = read.File,
        ["name"] = read.Experiment.Base.Name,
        ["title"] = read.Experiment.Base.Title,
        ["dataset"] = read.Dataset.Name,
        ["input_shape"] = Dimensions(read.Dataset.Shape),
        ["classes"] = read.Dataset.ClassCount,
        ["epochs"] = spec.Training.Epochs,
        ["batch_size"] = spec.Training.BatchSize,
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

    private static JsonObject Problem(SpecProblem problem) => new()
    {
        ["file"] = problem.File,
        ["line"] = problem.Line,
        ["column"] = problem.Column,
        ["path"] = problem.Path,
        ["message"] = problem.Message,
    };

    private static JsonObject Trial(TrialOutcome outcome, TrialFolder folder)
    {
        var trial = new JsonObject
        {
            ["trial"] = outcome.Plan.Name,
            ["variant"] = outcome.Plan.Variant,
            ["seed"] = outcome.Plan.Seed,
            ["fold"] = outcome.Plan.Fold,
            ["status"] = ProgressText.Word(outcome.Status),
            ["reason"] = outcome.Reason,
            ["epochs"] = outcome.Epochs.Count,
            ["seconds"] = outcome.Duration.TotalSeconds,
            ["folder"] = folder.Path,
        };
        Add(trial, ComparedMetrics.Of(outcome));
        return trial;
    }

    private static JsonObject TrialEvent(TrialEnded ended)
    {
        var trial = Trial(ended.Outcome, ended.Folder);
        trial.Insert(0, "event", "trial_ended");
        return trial;
    }

    private static JsonObject Result(string file, Experiment experiment, RunSummary summary)
    {
        var spec = experiment.Base;
        var byVariant = summary.Outcomes.ToLookup(outcome => outcome.Plan.Variant);
        var metrics = summary.Outcomes.Select(ComparedMetrics.Of).ToList();
        return new()
        {
            ["event"] = "result",
            ["file"] = file,
            ["name"] = spec.Name,
            ["folder"] = summary.Folder.Path,
            ["already_complete"] = summary.AlreadyComplete,
            ["planned"] = summary.Outcomes.Count,
            ["completed"] = summary.Outcomes.Count(outcome => outcome.Status == TrialStatus.Completed),
            ["mean"] = Metrics(ComparedMetrics.Across(metrics, estimate => estimate.Mean)),
            ["deviation"] = Metrics(ComparedMetrics.Across(metrics, estimate => estimate.Deviation)),
            ["published"] = Metrics(ComparedMetrics.Of(spec.Published, spec.Training.Epochs)),
            ["variants"] = Array(experiment.Variants, variant =>
            {
                var own = byVariant[variant.Name].Select(ComparedMetrics.Of).ToList();
                return new()
                {
                    ["variant"] = variant.Name,
                    ["values"] = Values(variant),
                    ["planned"] = own.Count,
                    ["completed"] = byVariant[variant.Name].Count(outcome => outcome.Status == TrialStatus.Completed),
                    ["mean"] = Metrics(ComparedMetrics.Across(own, estimate => estimate.Mean)),
                    ["deviation"] = Metrics(ComparedMetrics.Across(own, estimate => estimate.Deviation)),
                };
            }),
            ["trials"] = Array(summary.Outcomes, outcome => Trial(outcome, summary.Folder.Trial(outcome.Plan))),
        };
    }

    private static JsonObject Metrics(ComparedMetrics metrics)
    {
        var json = new JsonObject();
        Add(json, metrics);
        return json;
    }

    private static void Add(JsonObject json, ComparedMetrics metrics)
    {
        json["test_accuracy"] = Number(metrics.TestAccuracy);
        json["test_loss"] = Number(metrics.TestLoss);
        json["validation_accuracy"] = Number(metrics.ValidationAccuracy);
        json["validation_loss"] = Number(metrics.ValidationLoss);
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> json) => new([.. items.Select(json)]);

    private static JsonArray Dimensions(Shape shape) =>
        new([.. shape.Dimensions.Select(dimension => (JsonNode)dimension)]);

    // JSON has no word for what is infinite or not a number.
    private static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
