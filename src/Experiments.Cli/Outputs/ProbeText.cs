using Experiments.Cli.Text;

namespace Experiments.Cli.Outputs;

/// <summary>How long trials would take, as text.</summary>
internal static class ProbeText
{
    /// <summary>The text as lines.</summary>
    /// <param name="probed">What was measured.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="glyphs">What rules are drawn with.</param>
    public static IEnumerable<Line> Of(Probed probed, int width, Glyphs glyphs)
    {
        var table = new TextTable(
            new("Variant"),
            new("Step", IsNumber: true, Rank: 2),
            new("Training images/s", IsNumber: true, Rank: 1),
            new("Test images/s", IsNumber: true, Rank: 3),
            new("Epoch", IsNumber: true),
            new("Trial", IsNumber: true));
        foreach (var (variant, estimate) in probed.Probes)
        {
            table.Add(
                new(variant.Name),
                new(Numbers.Count((long)Math.Round(estimate.Step.TotalMilliseconds)) + " ms"),
                new(Numbers.Count((long)estimate.TrainingRate)),
                new(Numbers.Count((long)estimate.EvaluationRate)),
                new(Numbers.Duration(estimate.Epoch)),
                new(Numbers.Duration(estimate.Trial), Ink.Strong));
        }
        const string Note =
            "Estimated from a few training steps on random images, on this machine as busy as it is now; "
            + "early stopping is not reckoned with.";
        return [.. table.ToLines(width, glyphs), .. Line.Wrap(Note, width).Select(line => new Line(line, Ink.Faint))];
    }
}
