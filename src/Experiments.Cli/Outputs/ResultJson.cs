using System.Text.Json.Nodes;
using Experiments.Execution;
using Experiments.Trials;
using static Experiments.Cli.Outputs.JsonParts;

namespace Experiments.Cli.Outputs;

/// <summary>What trials and runs gave, as JSON.</summary>
internal static class ResultJson
{
    /// <summary>A trial that has ended.</summary>
    public static JsonObject Of(TrialEnded ended)
    {
        var trial = Trial(ended.Outcome, ended.Folder);
        trial.Insert(0, "event", "trial_ended");
        return trial;
    }

    /// <summary>What a run gave.</summary>
    public static JsonObject Of(RunEnded ended)
    {
        var (file, experiment, _, summary) = ended;
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
            ["uses_test_images"] = experiment.UsesTestImages,
            ["planned"] = summary.Outcomes.Count + summary.NotBegunCount,
            ["completed"] = summary.Outcomes.Count(outcome => outcome.Status == TrialStatus.Completed),
            ["mean"] = Metrics(ComparedMetrics.Across(metrics, estimate => estimate.Mean)),
            ["deviation"] = Metrics(ComparedMetrics.Across(metrics, estimate => estimate.Deviation)),
            ["published"] = Metrics(ComparedMetrics.Of(spec.Published, spec.Training.EpochCount)),
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
            ["ensembles"] = Array(summary.Ensembles, entry =>
            {
                var ensemble = EnsembleOf(entry.Ensemble);
                ensemble.Insert(0, "variant", entry.Variant);
                return ensemble;
            }),
            ["trials"] = Array(summary.Outcomes, outcome => Trial(outcome, summary.Folder.Trial(outcome.Plan))),
        };
    }

    /// <summary>Which variants are better than which.</summary>
    public static JsonObject Of(VariantComparison comparison) => new()
    {
        ["event"] = "leaderboard",
        ["tested_on"] = comparison.TestedOn,
        ["variants"] = Array(comparison.Rows, row => new()
        {
            ["rank"] = row.Place.Rank,
            ["variant"] = row.Variant.Name,
            ["trials"] = row.Place.Contestant.Accuracy.Count,
            ["test_accuracy_mean"] = row.Place.Contestant.Accuracy.Mean,
            ["test_accuracy_low"] = Number(row.Place.Contestant.Accuracy.Interval?.Low),
            ["test_accuracy_high"] = Number(row.Place.Contestant.Accuracy.Interval?.High),
            ["parameters"] = row.Variant.ParameterCount,
            ["multiply_adds"] = row.Variant.MultiplyAdds,
            ["trial_seconds"] = row.Variant.TrialTime.TotalSeconds,
            ["uses_test_images"] = row.Variant.Variant.Spec.UsesTestImages,
        }),
        ["verdicts"] = Array(comparison.Leaderboard.Verdicts, verdict => new()
        {
            ["first"] = verdict.First,
            ["second"] = verdict.Second,
            ["better"] = verdict.Better,
            ["pairs"] = verdict.Comparison.Difference.Count,
            ["difference"] = verdict.Comparison.Difference.Mean,
            ["low"] = Number(verdict.Comparison.Interval?.Low),
            ["high"] = Number(verdict.Comparison.Interval?.High),
            ["p"] = verdict.PValue,
            ["permutation_p"] = verdict.Comparison.PermutationPValue,
            ["effect_size"] = Number(verdict.Comparison.EffectSize),
            ["text"] = verdict.ToString(),
        }),
        ["without_trials"] = new JsonArray([.. comparison.Untold.Select(name => (JsonNode)name)]),
    };

    /// <summary>Claims and whether runs support them.</summary>
    public static JsonObject Of(IReadOnlyList<JudgedClaim> claims) => new()
    {
        ["event"] = "claims",
        ["claims"] = Array(claims, judged => new()
        {
            ["experiment"] = judged.Experiment,
            ["claim"] = judged.Claim.Text,
            ["supported"] = judged.IsSupported,
            ["reason"] = judged.Reason,
        }),
    };

    /// <summary>What trained models reach together.</summary>
    public static JsonObject Of(EnsembleComputed computed)
    {
        var ensemble = EnsembleOf(computed.Ensemble);
        ensemble.Insert(0, "event", "ensemble");
        return ensemble;
    }

    private static JsonObject EnsembleOf(EnsembleOutcome ensemble) => new()
    {
        ["members"] = new JsonArray([.. ensemble.Members.Select(member => (JsonNode)member)]),
        ["vote"] = ensemble.Vote.ToString().ToLowerInvariant(),
        ["sizes"] = Array(ensemble.Sizes, size => new()
        {
            ["size"] = size.Size,
            ["ensembles"] = size.Accuracy.Count,
            ["test_accuracy_mean"] = size.Accuracy.Mean,
            ["test_accuracy_deviation"] = Number(size.Accuracy.Deviation),
            ["test_accuracy_lowest"] = size.Lowest,
            ["test_accuracy_highest"] = size.Highest,
        }),
        ["disagreement"] = Number(ensemble.Disagreement),
        ["weights"] = ensemble.Weighted is { } weighted
            ? new JsonArray([.. weighted.Weights.Select(weight => (JsonNode)weight)])
            : null,
        ["weighted_test_accuracy"] = Number(ensemble.Weighted?.Accuracy),
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
        trial["plain_test_accuracy"] = Number(outcome.PlainTestAccuracy);
        return trial;
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
}
