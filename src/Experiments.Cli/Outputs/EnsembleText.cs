using Experiments.Cli.Text;
using Experiments.Trials;

namespace Experiments.Cli.Outputs;

/// <summary>What ensembles reach, as text: a row a size.</summary>
internal static class EnsembleText
{
    private const int MostRows = 20;

    /// <summary>The text as lines.</summary>
    /// <param name="variant">Whose trials the members are; empty where that is clear.</param>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="glyphs">What rules are drawn with.</param>
    public static IEnumerable<Line> Of(string variant, EnsembleOutcome ensemble, int width, Glyphs glyphs)
    {
        var table = new TextTable(
            new(variant.Length > 0 ? $"Members of {variant}" : "Members", IsNumber: variant.Length == 0),
            new("Ensembles", IsNumber: true, Rank: 2),
            new("Test accuracy", IsNumber: true),
            new("+-", IsNumber: true, Rank: 1),
            new("Lowest", IsNumber: true, Rank: 3),
            new("Highest", IsNumber: true, Rank: 4));
        foreach (var size in ensemble.Sizes.Take(MostRows - 1).Union(ensemble.Sizes.TakeLast(1)))
        {
            table.Add(
                new(Numbers.Count(size.Size)),
                new(Numbers.Count(size.Accuracy.Count)),
                new(Numbers.Metric(size.Accuracy.Mean), Ink.Strong),
                new(Numbers.Metric(size.Accuracy.Deviation)),
                new(Numbers.Metric(size.Lowest)),
                new(Numbers.Metric(size.Highest)));
        }
        return [.. table.ToLines(width, glyphs), .. Line.Wrap(Remark(ensemble), width).Select(line => new Line(line))];
    }

    private static string Remark(EnsembleOutcome ensemble)
    {
        var vote = ensemble.Vote.ToString().ToLowerInvariant();
        var disagreement = ensemble.Disagreement is { } share
            ? $" Two members answer {Numbers.Metric(share)} of the test images differently."
            : "";
        var weighted = ensemble.Weighted is { } weights
            ? $" By weights that validation chose, all of them reach {Numbers.Metric(weights.Accuracy)}."
            : "";
        return $"Vote: {vote}.{disagreement}{weighted}";
    }
}
