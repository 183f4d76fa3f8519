using System.Text.Json.Nodes;
using Experiments.Spec;
using static Experiments.Cli.Outputs.JsonParts;

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
        ExperimentRead read => ExperimentJson.Of(read),
        TrialsPlanned planned => ExperimentJson.Of(planned),
        Probed probed => ExperimentJson.Of(probed),
        Explained explained => ExperimentJson.Of(explained),
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
        SpecChanged changed => RecordJson.Of(changed),
        TrialVerified verified => RecordJson.Of(verified.Verification),
        RunVerified verified => RecordJson.Of(verified),
        RunsCompared compared => RecordJson.Of(compared.Comparison),
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
        TrialResumed resumed => new()
        {
            ["event"] = "trial_resumed",
            ["trial"] = resumed.Plan.Name,
            ["epoch"] = resumed.Epoch,
            ["step"] = resumed.StepsDone,
        },
        TrialToRepeat lost => new()
        {
            ["event"] = "trial_to_repeat",
            ["trial"] = lost.Plan.Name,
            ["reason"] = lost.Reason,
        },
        TrialSaved saved => new()
        {
            ["event"] = "trial_saved",
            ["trial"] = saved.Plan.Name,
            ["epoch"] = saved.Epoch,
            ["step"] = saved.StepsDone,
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
        TrialEnded ended => ResultJson.Of(ended),
        RunEnded ended => ResultJson.Of(ended),
        PreviewWritten preview => new()
        {
            ["event"] = "preview",
            ["file"] = preview.File,
            ["path"] = preview.Path,
        },
        ReportWritten report => new()
        {
            ["event"] = "report",
            ["run"] = report.Run,
            ["html"] = report.Html,
            ["markdown"] = report.Markdown,
        },
        ClaimsJudged judged => ResultJson.Of(judged.Claims),
        VariantsCompared compared => ResultJson.Of(compared.Comparison),
        EnsembleComputed computed => ResultJson.Of(computed),
        ModelInspected inspected => PredictionJson.Of(inspected.Inspection),
        ImagesPredicted predicted => PredictionJson.Of(predicted),
        LitterFound found => RecordJson.Of(found),
        LitterRemoved removed => RecordJson.Of(removed),
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

    private static JsonObject Problem(SpecProblem problem) => new()
    {
        ["file"] = problem.File,
        ["line"] = problem.Line,
        ["column"] = problem.Column,
        ["path"] = problem.Path,
        ["message"] = problem.Message,
    };
}
