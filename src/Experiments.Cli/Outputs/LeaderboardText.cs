using System.Globalization;
using Experiments.Cli.Text;
using Experiments.Execution;
using Experiments.Spec;

namespace Experiments.Cli.Outputs;

/// <summary>Variants by rank, and what can be said of them, as text.</summary>
internal static class LeaderboardText
{
    private const int MostVerdicts = 10;

    /// <summary>The text as lines.</summary>
    /// <param name="comparison">The variants.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="glyphs">What rules are drawn with.</param>
    public static IEnumerable<Line> Of(VariantComparison comparison, int width, Glyphs glyphs)
    {
        var table = new TextTable(
            new("Rank", IsNumber: true),
            new("Variant"),
            new("Trials", IsNumber: true, Rank: 2),
            new("Test accuracy", IsNumber: true),
            new("95 % interval", IsNumber: true, Rank: 1),
            new("Parameters", IsNumber: true, Rank: 3),
            new("Multiply-adds", IsNumber: true, Rank: 4),
            new("Time a trial", IsNumber: true, Rank: 5));
        foreach (var ((rank, contestant), variant) in comparison.Rows)
        {
            var accuracy = contestant.Accuracy;
            table.Add(
                new(rank.ToString(CultureInfo.InvariantCulture), Ink.Strong),
                new(contestant.Name),
                new(Numbers.Count(accuracy.Count)),
                new(Numbers.Metric(accuracy.Mean), Ink.Strong),
                new(accuracy.Interval?.OfShares is { } interval
                    ? $"{Numbers.Metric(interval.Low)}-{Numbers.Metric(interval.High)}" : Numbers.None),
                new(Numbers.Count(variant.ParameterCount)),
                new(Numbers.Count(variant.MultiplyAdds)),
                new(Numbers.Duration(variant.TrialTime)));
        }
        return
        [
            new($"On {comparison.TestedOn}"),
            Line.Empty,
            .. table.ToLines(width, glyphs),
            Line.Empty,
            .. Verdicts(comparison, width),
        ];
    }

    private static IEnumerable<Line> Verdicts(VariantComparison comparison, int width)
    {
        var verdicts = comparison.Leaderboard.Verdicts;
        List<string> sentences = [.. verdicts.Take(MostVerdicts).Select(verdict => $"{verdict}.")];
        if (verdicts.Count > MostVerdicts)
        {
            sentences.Add(
                $"And {Numbers.Count(verdicts.Count - MostVerdicts, "comparison")} more, which --json lists.");
        }
        if (verdicts.Count > 1)
        {
            sentences.Add($"p values are corrected for {Numbers.Count(verdicts.Count, "comparison")} (Holm).");
        }
        sentences.AddRange(comparison.Variants
            .Where(compared => compared.Variant.Spec.UsesTestImages)
            .Select(compared =>
                $"{compared.Name} was {ExperimentSpec.TestImagesStamp}, so its test accuracy says little of new "
                + "images."));
        sentences.AddRange(comparison.Untold.Select(name => $"{name} has no completed trial."));
        return sentences.SelectMany(sentence => Line.Wrap(sentence, width)).Select(line => new Line(line));
    }
}
