using System.Globalization;
using Experiments.Execution;

namespace Experiments.Reports.Pages;

/// <summary>What it takes to get the same page again, and to check it.</summary>
internal static class ProvenanceSection
{
    /// <summary>The section for one run, its spec included.</summary>
    public static Section Of(StoredRun run) => new(
        "How to get this again",
        [
            .. CommandOf(run),
            Facts([("Run", run.Name), .. FactsOf(run)]),
            new Remark("The whole experiment, with every default, as spec.yaml keeps it:"),
            new Verbatim(run.Experiment.Yaml),
        ])
    {
        IsFolded = true,
    };

    /// <summary>The section for several runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="command">The command that makes the page from what is stored of them.</param>
    public static Section Of(IReadOnlyList<StoredRun> runs, string command) => new(
        "How to get this again",
        [
            new Remark("The page, from what is stored:"),
            new Verbatim(command),
            .. runs.SelectMany(run => (Block[])
                [new Remark($"The run {run.Name}:"), .. CommandOf(run), Facts([("Run", run.Name), .. FactsOf(run)])]),
        ])
    {
        IsFolded = true,
    };

    private static IEnumerable<Block> CommandOf(StoredRun run) =>
        run.History.Starts is [.., { Command.Length: > 0 } last] ? [new Verbatim(last.Command)] : [];

    private static Table Facts(IEnumerable<(string Name, string Value)> facts) =>
        new([new("Fact"), new("Value")], [.. facts.Select(fact => (Cell[])[new(fact.Name), new(fact.Value)])]);

    private static IEnumerable<(string Name, string Value)> FactsOf(StoredRun run)
    {
        var seeds = run.Planned.Select(plan => plan.Seed).Distinct().Order().ToList();
        yield return ("Seeds", seeds is [var only]
            ? only.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{seeds[0]} to {seeds[^1]}"));
        yield return ("Dataset", run.History.Dataset);
        yield return ("SHA-256 of the data", run.History.Sha256);
        foreach (var name in run.History.Starts.SelectMany(start => start.Facts.Keys).Distinct())
        {
            yield return (name, run.History.ValuesOf(name));
        }
    }
}
