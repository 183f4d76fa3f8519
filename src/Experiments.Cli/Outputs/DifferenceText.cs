using Experiments.Cli.Text;
using Experiments.Execution;
using Experiments.Spec;

namespace Experiments.Cli.Outputs;

/// <summary>What differs between experiments, as text.</summary>
internal static class DifferenceText
{
    private const int Margin = 2;

    /// <summary>Why a run is a new one.</summary>
    /// <param name="changed">What changed.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="shortPath">How a path is best shown.</param>
    public static IEnumerable<Line> Of(SpecChanged changed, int width, Func<string, string> shortPath) =>
    [
        .. Line
            .Wrap(
                $"A new run. Since the latest one, {shortPath(changed.Latest.Path)}, the experiment changed:", width)
            .Select(line => new Line(line)),
        .. changed.Differences.SelectMany(difference => Of(difference, width)),
    ];

    /// <summary>What two runs differ in.</summary>
    /// <param name="comparison">The differences.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="glyphs">What rules are drawn with.</param>
    /// <param name="shortPath">How a path is best shown.</param>
    public static IEnumerable<Line> Of(
        RunComparison comparison, int width, Glyphs glyphs, Func<string, string> shortPath)
    {
        var (_, _, spec, environment, results, trials) = comparison;
        return
        [
            ModelText.Labelled("A", shortPath(comparison.First.Path), int.MaxValue).Single(),
            ModelText.Labelled("B", shortPath(comparison.Second.Path), int.MaxValue).Single(),
            .. Section("Spec", spec.SelectMany(difference => Of(difference, width))),
            .. Section("Environment", environment.SelectMany(fact =>
                Of(new SpecDifference(fact.Name, OrNull(fact.First), OrNull(fact.Second)), width))),
            .. Section("Results", results.Count == 0 ? []
                : Table(results).ToLines(width - Margin, glyphs).Select(line => line.Indent(Margin))),
            Line.Empty,
            .. Line.Wrap(Told(trials), width).Select(line => new Line(line)),
        ];
    }

    private static IEnumerable<Line> Section(string heading, IEnumerable<Line> lines)
    {
        var all = lines.ToList();
        return
        [
            Line.Empty,
            new(heading, Ink.Strong),
            .. all.Count > 0 ? all : [new Line("no difference", Ink.Faint).Indent(Margin)],
        ];
    }

    private static TextTable Table(IReadOnlyList<MetricDifference> results)
    {
        var table = new TextTable(
            new("Variant"),
            new("Metric"),
            new("A", IsNumber: true),
            new("+-", IsNumber: true, Rank: 2),
            new("n", IsNumber: true, Rank: 1),
            new("B", IsNumber: true),
            new("+-", IsNumber: true, Rank: 2),
            new("n", IsNumber: true, Rank: 1),
            new("B - A", IsNumber: true));
        foreach (var (variant, metric, first, second) in results)
        {
            table.Add(
                new(variant),
                new(metric),
                new(Numbers.Metric(first?.Mean)),
                new(Numbers.Metric(first?.Deviation)),
                new(Numbers.Count(first?.Count ?? 0)),
                new(Numbers.Metric(second?.Mean)),
                new(Numbers.Metric(second?.Deviation)),
                new(Numbers.Count(second?.Count ?? 0)),
                new(Numbers.Difference(second?.Mean - first?.Mean)));
        }
        return table;
    }

    private static string Told(TrialMatch trials)
    {
        (int Count, string What)[] parts =
        [
            (trials.Equal, "equal to the bit in both"),
            (trials.Different, "different"),
            (trials.OnlyFirst, "in A alone"),
            (trials.OnlySecond, "in B alone"),
        ];
        var told = parts
            .Where(part => part.Count > 0)
            .Select(part => $"{Numbers.Count(part.Count)} {part.What}")
            .ToList();
        return $"Trials by variant and seed: {(told.Count > 0 ? string.Join(", ", told) : "none has ended")}.";
    }

    private static string? OrNull(string value) => value.Length > 0 ? value : null;

    /// <summary>One difference as training.epochs: 2 -> 3.</summary>
    public static IEnumerable<Line> Of(SpecDifference difference, int width) =>
        Line.Wrap(difference.ToString(), width - (2 * Margin)).Select((line, index) =>
            new Line(line).Indent(index == 0 ? Margin : 2 * Margin));
}
