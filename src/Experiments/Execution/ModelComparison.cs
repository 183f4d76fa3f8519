using Experiments.Metrics;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>
/// Trained models against each other, image by image: of each variant all its trials, voting together. It says which of
/// these very models is better on these images; which variant is better over seeds, a leaderboard says.
/// </summary>
/// <param name="Models">One a variant.</param>
/// <param name="Pairs">Each with each, in the order of the models.</param>
public sealed record ModelComparison(IReadOnlyList<JudgedModel> Models, IReadOnlyList<ModelPair> Pairs)
{
    /// <summary>The most variants that are compared: the best ones.</summary>
    public const int MostVariants = 8;

    /// <summary>The most members of one ensemble, so that a page is made in seconds.</summary>
    public const int MostMembers = 10;

    /// <summary>Compares the models of the best variants.</summary>
    /// <param name="comparison">The variants, all tested on the same images.</param>
    /// <exception cref="ExperimentException">What a trial said is missing or damaged; kind Results.</exception>
    public static ModelComparison Of(VariantComparison comparison)
    {
        var models = comparison.Variants.Take(MostVariants).Select(JudgedModel.Of).ToList();
        var pairs =
            (from first in Enumerable.Range(0, models.Count)
             from second in Enumerable.Range(first + 1, models.Count - first - 1)
             where models[first].Rights.Count == models[second].Rights.Count
             select (
                 First: models[first],
                 Second: models[second],
                 Test: McNemar.Of(models[first].Rights, models[second].Rights)))
            .ToList();
        var pValues = Holm.Adjust([.. pairs.Select(pair => pair.Test.PValue)]);
        return new(
            models,
            [.. pairs.Zip(pValues, (pair, pValue) => new ModelPair(pair.First, pair.Second, pair.Test, pValue))]);
    }
}

/// <summary>A variant's trials as one model.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="MemberCount">How many trials vote, 1 or more.</param>
/// <param name="Rights">Whether each test image is predicted rightly.</param>
public sealed record JudgedModel(ComparedVariant Variant, int MemberCount, IReadOnlyList<bool> Rights)
{
    /// <summary>How many images it gets right.</summary>
    public Proportion Right => new(Rights.Count(right => right), Rights.Count);

    /// <summary>Multiply-adds of one image through all members.</summary>
    public long MultiplyAdds => MemberCount * Variant.MultiplyAdds;

    internal static JudgedModel Of(ComparedVariant variant)
    {
        var members = EnsembleMember.Of(variant.Run.Folder, variant.Completed.Take(ModelComparison.MostMembers));
        var predicted = new Ensemble([.. members.Select(member => member.Test)], Vote.Soft).Predict();
        return new(
            variant, members.Count, [.. predicted.Zip(members[0].Test.Labels, (answer, label) => answer == label)]);
    }
}

/// <summary>Two models on the same images.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Test">What they differ in.</param>
/// <param name="PValue">The test's, corrected for all pairs (Holm).</param>
public sealed record ModelPair(JudgedModel First, JudgedModel Second, McNemar Test, double PValue)
{
    /// <summary>The better one; null where that cannot be known.</summary>
    public JudgedModel? Better =>
        PValue >= Verdict.FalseAlarms ? null : Test.FirstOnly > Test.SecondOnly ? First : Second;
}
