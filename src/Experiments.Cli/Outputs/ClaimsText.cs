using Experiments.Cli.Text;
using Experiments.Execution;

namespace Experiments.Cli.Outputs;

/// <summary>Claims and whether runs support them, as text.</summary>
internal static class ClaimsText
{
    /// <summary>The text as lines.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="width">Columns a line may take.</param>
    public static IEnumerable<Line> Of(IReadOnlyList<JudgedClaim> claims, int width) => claims.Count == 0
        ? [new("No claim is written in these experiments (claims:).", Ink.Doubtful)]
        : claims.SelectMany(judged => Line
            .Wrap(
                $"{judged.Experiment}: {judged.Claim.Text}: "
                + $"{(judged.IsSupported ? "supported" : "not supported")}, {judged.Reason}.",
                width)
            .Select(line => new Line(line, judged.IsSupported ? Ink.Plain : Ink.Bad)));
}
