using System.Text.Json.Nodes;
using Experiments.Execution;
using Experiments.Execution.Cleaning;
using Experiments.Metrics;
using Experiments.Spec;
using static Experiments.Cli.Outputs.JsonParts;

namespace Experiments.Cli.Outputs;

/// <summary>What is said of stored runs, as JSON.</summary>
internal static class RecordJson
{
    /// <summary>Why a run is a new one.</summary>
    public static JsonObject Of(SpecChanged changed) => new()
    {
        ["event"] = "spec_changed",
        ["latest"] = changed.Latest.Path,
        ["differences"] = Array(changed.Differences, Difference),
    };

    /// <summary>A trial that was run once more.</summary>
    public static JsonObject Of(TrialVerification trial)
    {
        var json = Verification(trial);
        json.Insert(0, "event", "trial_verified");
        return json;
    }

    /// <summary>All of them together.</summary>
    public static JsonObject Of(RunVerified verified) => new()
    {
        ["event"] = "verified",
        ["folder"] = verified.Folder.Path,
        ["trials"] = Array(verified.Verifications, Verification),
    };

    /// <summary>What two runs differ in.</summary>
    public static JsonObject Of(RunComparison comparison) => new()
    {
        ["event"] = "compared",
        ["first"] = comparison.First.Path,
        ["second"] = comparison.Second.Path,
        ["spec"] = Array(comparison.Spec, Difference),
        ["environment"] = Array(comparison.Environment, fact => new()
        {
            ["name"] = fact.Name,
            ["first"] = fact.First,
            ["second"] = fact.Second,
        }),
        ["results"] = Array(comparison.Results, result => new()
        {
            ["variant"] = result.Variant,
            ["metric"] = result.Metric,
            ["first"] = Estimated(result.First),
            ["second"] = Estimated(result.Second),
        }),
        ["trials"] = new JsonObject
        {
            ["equal"] = comparison.Trials.Equal,
            ["different"] = comparison.Trials.Different,
            ["only_first"] = comparison.Trials.OnlyFirst,
            ["only_second"] = comparison.Trials.OnlySecond,
        },
    };

    /// <summary>What can be removed.</summary>
    public static JsonObject Of(LitterFound found) => new()
    {
        ["event"] = "to_remove",
        ["folder"] = found.Results.Path,
        ["paths"] = Array(found.Litter, Piece),
        ["in_use"] = new JsonArray([.. found.InUse.Select(used => (JsonNode)used.Run.Path)]),
    };

    /// <summary>What was removed.</summary>
    public static JsonObject Of(LitterRemoved removed) => new()
    {
        ["event"] = "removed",
        ["paths"] = Array(removed.Litter, Piece),
    };

    private static JsonObject Piece(Litter piece) => new()
    {
        ["path"] = piece.Path,
        ["kind"] = piece.Kind.ToString().ToLowerInvariant(),
        ["bytes"] = piece.Bytes,
    };

    private static JsonObject Verification(TrialVerification trial) => new()
    {
        ["trial"] = trial.Plan.Name,
        ["agreement"] = VerificationText.Word(trial.Agreement),
        ["epoch"] = trial.Difference?.Epoch,
        ["what"] = trial.Difference?.What,
        ["stored"] = trial.Difference?.First,
        ["repeated"] = trial.Difference?.Second,
        ["largest_difference"] = Number(trial.Largest),
        ["causes"] = new JsonArray([.. trial.Causes.Select(cause => (JsonNode)cause)]),
    };

    private static JsonObject Difference(SpecDifference difference) => new()
    {
        ["path"] = difference.Path,
        ["old"] = difference.Old,
        ["new"] = difference.New,
    };

    private static JsonObject? Estimated(Estimate? estimate) => estimate is null ? null : new()
    {
        ["mean"] = Number(estimate.Mean),
        ["deviation"] = Number(estimate.Deviation),
        ["n"] = estimate.Count,
    };
}
