using Experiments.Cli.Text;

namespace Experiments.Cli.Outputs;

/// <summary>What trained models say of images, as text.</summary>
internal static class PredictionText
{
    /// <summary>A model that was looked at.</summary>
    /// <param name="inspection">What was found.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="shortPath">How a path is best shown.</param>
    public static IEnumerable<Line> Of(Inspection inspection, int width, Func<string, string> shortPath)
    {
        var said = inspection.Said;
        var isRight = said.Predicted == said.Label;
        yield return new(
            new($"Test image {said.Example}: label {inspection.Label}, predicted "),
            new(inspection.Predicted, isRight ? Ink.Good : Ink.Bad),
            new($" with {Numbers.Metric(said.Probability)} by {inspection.Plan.Name}"));
        foreach (var line in Line.Wrap(
            $"Layer {inspection.Layer}: {Numbers.Count(inspection.Maps.Channels, "map")} of {inspection.Maps.Height}x{inspection.Maps.Width}",
            width))
        {
            yield return new(line);
        }
        foreach (var figure in inspection.Figures)
        {
            yield return new(shortPath(figure));
        }
    }
}
