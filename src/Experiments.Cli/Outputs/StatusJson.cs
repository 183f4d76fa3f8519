using System.Globalization;
using System.Text.Json.Nodes;
using Experiments.Execution;
using Experiments.Trials;

namespace Experiments.Cli.Outputs;

/// <summary>How far runs are, as JSON objects; see <see cref="JsonEvent"/>.</summary>
internal static class StatusJson
{
    /// <summary>One run, with the trials at work and those that went wrong.</summary>
    public static JsonObject Of(RunStatus status)
    {
        var json = Summary(status);
        json.Insert(0, "event", "status");
        json["trials_running"] = new JsonArray([.. status.Running.Select(Running)]);
        json["trials_failed"] = new JsonArray([.. status.Ended
            .Where(outcome => outcome.Status != TrialStatus.Completed)
            .Select(Failed)]);
        return json;
    }

    /// <summary>One run in numbers.</summary>
    public static JsonObject Summary(RunStatus status) => new()
    {
        ["name"] = status.Experiment.Base.Name,
        ["folder"] = status.Folder.Path,
        ["state"] = StatusText.Word(status),
        ["owner"] = status.Owner is { } owner
            ? new JsonObject { ["process"] = owner.Process, ["host"] = owner.Host, ["since"] = Time(owner.Since) }
            : null,
        ["started"] = status.LastStart is { } start ? Time(start) : null,
        ["command"] = status.Command,
        ["planned"] = status.PlannedCount,
        ["completed"] = status.Count(TrialStatus.Completed),
        ["diverged"] = status.Count(TrialStatus.Diverged),
        ["failed"] = status.Count(TrialStatus.Failed),
        ["running"] = status.Running.Count,
        ["remaining"] = status.RemainingCount,
        ["saved"] = status.SavedCount,
        ["uses_test_images"] = status.Experiment.UsesTestImages,
    };

    private static JsonObject Running(RunningTrial trial)
    {
        var last = trial.Epochs is [.., var record] ? record : null;
        return new()
        {
            ["trial"] = trial.Plan.Name,
            ["epoch"] = trial.Epochs.Count,
            ["epochs"] = trial.EpochCount,
            ["training_loss"] = JsonParts.Number(last?.TrainingLoss),
            ["training_accuracy"] = JsonParts.Number(last?.TrainingAccuracy),
            ["validation_loss"] = JsonParts.Number(last?.ValidationLoss),
            ["validation_accuracy"] = JsonParts.Number(last?.ValidationAccuracy),
        };
    }

    private static JsonObject Failed(TrialOutcome outcome) => new()
    {
        ["trial"] = outcome.Plan.Name,
        ["status"] = ProgressText.Word(outcome.Status),
        ["reason"] = outcome.Reason,
    };

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
