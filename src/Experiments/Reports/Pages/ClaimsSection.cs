using Experiments.Execution;

namespace Experiments.Reports.Pages;

/// <summary>What experiment files claim, and whether the runs support it.</summary>
internal static class ClaimsSection
{
    /// <summary>The section; without blocks where nothing is claimed.</summary>
    public static Section Of(IReadOnlyList<JudgedClaim> claims) => new("Claims", claims.Count == 0 ? [] :
    [
        new Table(
            [new("Claim"), new("Of"), new("Verdict"), new("Found")],
            [.. claims.Select(judged => (Cell[])
            [
                new(judged.Claim.Text),
                new(judged.Experiment),
                judged.IsSupported ? new("supported", Tone: Tone.Good) : new("not supported", Tone: Tone.Bad),
                new(judged.Reason),
            ])]),
    ]);
}
