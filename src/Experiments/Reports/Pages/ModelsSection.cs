using Experiments.Execution;
using Experiments.Metrics;
using static System.FormattableString;

namespace Experiments.Reports.Pages;

/// <summary>
/// The trained models themselves against each other on the same test images, and what they cost in use.
/// </summary>
internal static class ModelsSection
{
    /// <summary>The section; without blocks where there is nothing to compare.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="variants">The variants that they are of.</param>
    public static Section Of(string title, VariantComparison variants) =>
        Section.Made(title, () => Of(title, ModelComparison.Of(variants)));

    private static Section Of(string title, ModelComparison comparison) => comparison.Pairs.Count == 0
        ? new(title, [])
        : new(title,
        [
            new Remark(
                "Of each variant all trials vote together (soft). This says which of these very models is better on "
                + "these images; the ranks above say which variant is better whatever the seed."),
            new Table(
                [
                    new("Model"), new("Members", IsNumber: true), new("Test accuracy", IsNumber: true),
                    new("95 % interval (Wilson)", IsNumber: true), new("Wrong", IsNumber: true),
                    new("Multiply-adds in use", IsNumber: true),
                ],
                [.. comparison.Models.OrderByDescending(model => model.Right.Successes).Select(Row)]),
            new Remarks([.. comparison.Pairs.Select(pair => Sentence(pair) + ".")]),
            new Remark(
                $"McNemar's exact test, p values corrected for {Numbers.Count(comparison.Pairs.Count, "comparison")} "
                + "(Holm)."),
        ])
        {
            IsFolded = comparison.Pairs.Count > 10,
        };

    private static Cell[] Row(JudgedModel model) =>
    [
        new(model.Variant.Name),
        Cell.Count(model.MemberCount),
        Cell.Metric(model.Right.Share, Tone.Strong),
        Cell.Range(model.Right.Wilson()),
        Cell.Count(model.Right.Count - model.Right.Successes),
        Cell.Count(model.MultiplyAdds),
    ];

    private static string Sentence(ModelPair pair)
    {
        var (first, second) = (pair.First.Variant.Name, pair.Second.Variant.Name);
        var evidence =
            Invariant($"{pair.Test.FirstOnly} images only {first} gets right, {pair.Test.SecondOnly} only {second}; ")
            + Verdict.Words(pair.PValue);
        return pair.Better is { } better
            ? $"{better.Variant.Name} is better than {(better == pair.First ? second : first)} ({evidence})"
            : $"{first} and {second} cannot be told apart ({evidence})";
    }
}
