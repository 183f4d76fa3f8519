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
            $"Layer {inspection.Layer}: {Numbers.Count(inspection.Maps.Channels, "map")} of "
            + $"{inspection.Maps.Height}x{inspection.Maps.Width}",
            width))
        {
            yield return new(line);
        }
        foreach (var figure in inspection.Figures)
        {
            yield return new(shortPath(figure));
        }
    }

    /// <summary>Images from outside, a row each; below the table what has to be known of them.</summary>
    /// <param name="predicted">What was found.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="glyphs">What rules are drawn with.</param>
    public static IEnumerable<Line> Of(ImagesPredicted predicted, int width, Glyphs glyphs)
    {
        var table = new TextTable(
            new("Image"),
            new("Predicted"),
            new("Probability", IsNumber: true),
            new("Runner-up", Rank: 2),
            new("Probability", IsNumber: true, Rank: 2),
            new("Agree", IsNumber: true, Rank: 1));
        foreach (var prediction in predicted.Predictions)
        {
            table.Add(
                new(prediction.Image.File),
                new(prediction.First.Name, Ink.Strong),
                new(Numbers.Metric(prediction.First.Probability)),
                new(prediction.RunnerUp.Name),
                new(Numbers.Metric(prediction.RunnerUp.Probability)),
                new($"{prediction.AgreeingCount}/{prediction.ModelCount}"));
        }
        var notes = predicted.Predictions
            .Where(prediction => prediction.Image.Notes.Count > 0)
            .Select(prediction => $"{prediction.Image.File}: {string.Join(" ", prediction.Image.Notes)}");
        var asked = predicted.Plans is [var only]
            ? $"By {only.Name}."
            : $"By {Numbers.Count(predicted.Plans.Count, "trial")} together: "
                + $"{predicted.Plans[0].Name} to {predicted.Plans[^1].Name}.";
        return
        [
            .. table.ToLines(width, glyphs),
            .. notes.Append(asked).SelectMany(text => Line.Wrap(text, width)).Select(line => new Line(line)),
        ];
    }
}
