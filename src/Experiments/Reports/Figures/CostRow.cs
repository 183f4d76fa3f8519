using Experiments.Data;
using Experiments.Execution;
using Experiments.Models;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>What a model reaches and what it costs.</summary>
/// <param name="Name">As figures write it.</param>
/// <param name="Accuracy">Mean test accuracy, 0 to 1.</param>
/// <param name="ParameterCount">Numbers that training adjusts; of all members of an ensemble.</param>
/// <param name="MultiplyAdds">Of one image's forward pass.</param>
/// <param name="Seconds">Training time, in the mean; of an ensemble that of all members one after the other.</param>
public sealed record CostRow(string Name, double Accuracy, double ParameterCount, double MultiplyAdds, double Seconds)
{
    /// <summary>How many models answer together; 1 for a single model.</summary>
    public int MemberCount { get; init; } = 1;

    /// <summary>The ensemble of several such models.</summary>
    /// <param name="size">How many.</param>
    /// <param name="accuracy">What they reach together.</param>
    public CostRow Ensemble(int size, double accuracy) => this with
    {
        Name = $"{Name}, {size} together",
        Accuracy = accuracy,
        ParameterCount = size * ParameterCount,
        MultiplyAdds = size * MultiplyAdds,
        Seconds = size * Seconds,
        MemberCount = size,
    };

    /// <summary>The variants that have a completed trial, and the ensembles of all their trials.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="outcomes">Its trials.</param>
    /// <param name="ensembles">The ensembles, each with its variant's name.</param>
    public static IReadOnlyList<CostRow> Of(
        Experiment experiment,
        IEnumerable<TrialOutcome> outcomes,
        IReadOnlyList<(string Variant, EnsembleOutcome Ensemble)> ensembles)
    {
        var completed = outcomes
            .Where(outcome => outcome.TestAccuracy is not null)
            .ToLookup(outcome => outcome.Plan.Variant);
        var rows = new List<CostRow>();
        foreach (var variant in experiment.Variants.Where(variant => completed[variant.Name].Any()))
        {
            var shape = DatasetCatalogue.Describe(variant.Spec.Data.Dataset).Shape;
            var model = ModelSummary.Of(variant.Spec.Model, shape);
            var row = new CostRow(
                AccuracyRow.NameOf(experiment, variant),
                completed[variant.Name].Average(outcome => outcome.TestAccuracy!.Value),
                model.ParameterCount,
                model.MultiplyAdds,
                completed[variant.Name].Average(outcome => outcome.Duration.TotalSeconds));
            rows.Add(row);
            rows.AddRange(ensembles
                .Where(ensemble => ensemble.Variant == variant.Name)
                .Select(ensemble => ensemble.Ensemble.Sizes[^1])
                .Select(all => row.Ensemble(all.Size, all.Accuracy.Mean)));
        }
        return rows;
    }

    /// <summary>The variants of a comparison.</summary>
    /// <param name="comparison">The variants.</param>
    /// <param name="models">Their trials as one model each; those of a single trial are none of their own.</param>
    public static IReadOnlyList<CostRow> Of(VariantComparison comparison, IEnumerable<JudgedModel> models)
    {
        var rows = comparison.Rows.ToDictionary(row => row.Variant, row => new CostRow(
            AccuracyRow.Starred(row.Variant.Variant, row.Variant.Name),
            row.Place.Contestant.Accuracy.Mean,
            row.Variant.ParameterCount,
            row.Variant.MultiplyAdds,
            row.Variant.TrialTime.TotalSeconds));
        var ensembles = models
            .Where(model => model.MemberCount > 1)
            .Select(model => rows[model.Variant].Ensemble(model.MemberCount, model.Right.Share));
        return [.. rows.Values, .. ensembles];
    }
}
