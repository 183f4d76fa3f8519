using Experiments.Cli.Text;

namespace Experiments.Cli.Outputs;

/// <summary>The variants of a sweep, as text: a row a variant.</summary>
internal static class VariantsText
{
    private const int MostRows = 100;

    /// <summary>The text as lines.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="glyphs">What rules are drawn with.</param>
    public static IEnumerable<Line> Of(ExperimentRead experiment, int width, Glyphs glyphs)
    {
        var table = new TextTable(
            new("Variant"),
            new("Parameters", IsNumber: true),
            new("Multiply-adds", IsNumber: true, Rank: 1),
            new("Activations", IsNumber: true, Rank: 2));
        foreach (var variant in experiment.Variants.Take(MostRows))
        {
            var model = experiment.ModelOf(variant);
            table.Add(
                new(variant.Name),
                new(Numbers.Count(model.ParameterCount)),
                new(Numbers.Count(model.MultiplyAdds)),
                new(Numbers.Memory(model.ActivationBytes)));
        }
        var left = experiment.Variants.Count - MostRows;
        return
        [
            .. table.ToLines(width, glyphs),
            .. left > 0
                ? [new Line($"and {Numbers.Count(left)} more; --json lists all of them.")] : Array.Empty<Line>(),
            .. Line.Wrap(ModelText.ActivationNote, width).Select(line => new Line(line, Ink.Faint)),
        ];
    }
}
