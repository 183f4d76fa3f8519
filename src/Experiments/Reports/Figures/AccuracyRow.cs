using Experiments.Execution;
using Experiments.Metrics;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>A variant or an architecture that is compared with others.</summary>
/// <param name="Name">As figures write it.</param>
/// <param name="Values">Its swept values, in the order of the swept keys; empty without a sweep.</param>
/// <param name="Accuracies">The test accuracies of its completed trials, 0 to 1; there may be none.</param>
public sealed record AccuracyRow(string Name, IReadOnlyList<string> Values, IReadOnlyList<double> Accuracies)
{
    /// <summary>The accuracy over the trials; null where there are none.</summary>
    public Estimate? Accuracy { get; } = Estimate.Of(Accuracies);

    /// <summary>The published test accuracy; null for none. It is of no single variant of a sweep.</summary>
    public double? Published { get; init; }

    /// <summary>One a variant, in their order.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="outcomes">Its trials; those that did not complete have no accuracy.</param>
    public static IReadOnlyList<AccuracyRow> Of(Experiment experiment, IEnumerable<TrialOutcome> outcomes)
    {
        var byVariant = outcomes
            .Where(outcome => outcome.TestAccuracy is not null)
            .ToLookup(outcome => outcome.Plan.Variant);
        return
        [
            .. experiment.Variants.Select(variant => new AccuracyRow(
                NameOf(experiment, variant),
                [.. variant.Values.Select(value => value.Value)],
                [.. byVariant[variant.Name].Select(outcome => outcome.TestAccuracy!.Value)])
            {
                Published = experiment.IsSweep ? null : experiment.Base.Published?.TestAccuracy,
            }),
        ];
    }

    /// <summary>One a variant of a comparison.</summary>
    public static IReadOnlyList<AccuracyRow> Of(VariantComparison comparison) =>
    [
        .. comparison.Variants.Select(variant => new AccuracyRow(
            Starred(variant.Variant, variant.Name),
            [],
            [.. variant.Completed.Select(outcome => outcome.TestAccuracy!.Value)])
        {
            Published = variant.Run.Experiment.IsSweep ? null : variant.Run.Experiment.Base.Published?.TestAccuracy,
        }),
    ];

    /// <summary>A variant as figures write it: its swept values, else the experiment's name.</summary>
    public static string NameOf(Experiment experiment, Variant variant) => Starred(
        variant,
        variant.Values.Count == 0
            ? experiment.Base.Name
            : string.Join(", ", SweptKeyText.Of(experiment.SweptKeys)
                .Zip(variant.Values, (key, value) => $"{key} {value.Value}")));

    /// <summary>The name of a variant, with a star where it was trained on test images.</summary>
    internal static string Starred(Variant variant, string name) =>
        variant.Spec.UsesTestImages ? $"{name} {PlannedFigure.Star}" : name;
}
