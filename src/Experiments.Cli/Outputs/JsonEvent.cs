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
            ["jobs"] = started.Jobs,
            ["threads"] = started.Threads,
            ["device"] = started.Device,
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
        RunEnded ended => Result(ended.File, ended.Experiment.Base, ended.Summary),
        PreviewWritten preview => new()
        {
            ["event"] = "preview",
            ["file"] = preview.File,
            ["path"] = preview.Path,
        },
        StatusRead read => StatusJson.Of(read.Status),
        RunsListed listed => new()
        {
            ["event"] = "runs",
            ["folder"] = listed.Results.Path,
            ["runs"] = Array(listed.Runs, StatusJson.Summary),
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

    private static JsonObject Experiment(ExperimentRead read) => new()
    {
        ["event"] = "experiment",
        ["file"] = read.File,
        ["name"] = read.Experiment.Base.Name,
        ["title"] = read.Experiment.Base.Title,
        ["dataset"] = read.Dataset.Name,
        ["input_shape"] = Dimensions(read.Dataset.Shape),
        ["classes"] = read.Dataset.ClassCount,
        ["epochs"] = read.Experiment.Base.Training.Epochs,
        ["batch_size"] = read.Experiment.Base.Training.BatchSize,
        ["trials"] = read.Experiment.Base.Trials.Count,
        ["parameters"] = read.Model.ParameterCount,
        ["multiply_adds"] = read.Model.MultiplyAdds,
        ["layers"] = Array(read.Model.Rows, Layer),
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

    private static JsonObject Result(string file, ExperimentSpec spec, RunSummary summary)
    {
        var metrics = summary.Outcomes.Select(ComparedMetrics.Of).ToList();
        return new()
        {
            ["event"] = "result",
            ["file"] = file,
            ["name"] = spec.Name,
            ["folder"] = summary.Folder.Path,
            ["already_complete"] = summary.AlreadyComplete,
            ["planned"] = summary.Outcomes.Count + summary.NotBegunCount,
            ["completed"] = summary.Outcomes.Count(outcome => outcome.Status == TrialStatus.Completed),
            ["mean"] = Metrics(ComparedMetrics.Across(metrics, estimate => estimate.Mean)),
            ["deviation"] = Metrics(ComparedMetrics.Across(metrics, estimate => estimate.Deviation)),
            ["published"] = Metrics(ComparedMetrics.Of(spec.Published, spec.Training.Epochs)),
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
    internal static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
