using Experiments.Execution;

namespace Experiments.Reports.Pages;

/// <summary>
/// What the report on several runs says: which of their variants is better, and whether that can be known.
/// </summary>
public static class ComparisonPage
{
    /// <summary>The page.</summary>
    /// <param name="runs">The runs, two or more.</param>
    /// <param name="comparisons">Their variants, those tested on the same images together.</param>
    /// <param name="claims">What the experiments claim, judged.</param>
    /// <param name="pictures">The figures of each comparison.</param>
    /// <param name="command">The command that makes the page again from stored results.</param>
    /// <exception cref="ExperimentException">Files of a run are damaged; kind Results.</exception>
    public static Page Of(
        IReadOnlyList<StoredRun> runs,
        IReadOnlyList<VariantComparison> comparisons,
        IReadOnlyList<JudgedClaim> claims,
        IReadOnlyList<IReadOnlyList<Picture>> pictures,
        string command)
    {
        List<Section> sections = [];
        foreach (var (comparison, drawn) in comparisons.Zip(pictures))
        {
            var on = comparisons.Count > 1 ? $" on {comparison.TestedOn}" : "";
            sections.Add(LeaderboardSection.Of($"Architectures{on}", comparison));
            sections.Add(new($"Figures{on}", [.. drawn]));
            sections.Add(SelectionSection.Of(comparison.Variants));
            sections.Add(ModelsSection.Of($"The trained models themselves{on}", comparison));
        }
        sections.AddRange(
        [
            PublishedSection.Of(runs), ClaimsSection.Of(claims), TrialsSection.Broken(runs), RunsSection(runs),
            ProvenanceSection.Of(runs, command),
        ]);
        return new(
            $"Comparison of {Listed([.. runs.Select(run => run.Experiment.Base.Name).Distinct()])}",
            [.. comparisons.SelectMany(LeaderboardSection.Headline), .. Stamps(runs)],
            sections);
    }

    private static IEnumerable<Remark> Stamps(IEnumerable<StoredRun> runs) =>
        from run in runs
        from stamp in RunPage.Stamps(run)
        group run.Experiment.Base.Name by stamp into alike
        select new Remark($"{Listed([.. alike.Distinct()])}: {alike.Key.Text}", alike.Key.Tone);

    private static Section RunsSection(IEnumerable<StoredRun> runs) => new(
        "Runs",
        [
            new Table(
                [
                    new("Experiment"), new("Title"), new("Run"), new("Variants", IsNumber: true),
                    new("Trials", IsNumber: true),
                ],
                [.. runs.Select(run => (Cell[])
                [
                    new(run.Experiment.Base.Name), new(run.Experiment.Base.Title), new(run.Id),
                    Cell.Count(run.Experiment.Variants.Count), Cell.Count(run.Outcomes.Count),
                ])]),
        ]);

    private static string Listed(IReadOnlyList<string> names) => names switch
    {
        [var only] => only,
        { Count: <= 6 } => string.Join(", ", names.SkipLast(1)) + " and " + names[^1],
        _ => $"{string.Join(", ", names.Take(5))} and {names.Count - 5} more",
    };
}
