using System.Globalization;
using Experiments.Cli.Text;
using Experiments.Layers;

namespace Experiments.Cli.Outputs;

/// <summary>What an experiment is going to do, as text: data, training, and the model layer by layer.</summary>
internal static class ModelText
{
    /// <summary>The text as lines.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="glyphs">What rules are drawn with.</param>
    public static IEnumerable<Line> Of(ExperimentRead experiment, int width, Glyphs glyphs)
    {
        var (_, read, dataset, model) = experiment;
        var spec = read.Base;
        yield return Heading(spec.Name, spec.Title);
        yield return Line.Empty;

        var training = spec.Training;
        var trials = spec.Trials;
        var rate = training.Optimizer.LearningRate.ToString(CultureInfo.InvariantCulture);
        (string Label, string Text)[] facts =
        [
            ("Data", $"{dataset.Name}: {Part(spec.Data.TrainLimit, dataset.TrainCount)} training and "
                + $"{Part(spec.Data.TestLimit, dataset.TestCount)} test images, {dataset.Shape}, "
                + $"{dataset.ClassCount} classes"),
            ("Training", $"{training.Optimizer.Kind}, learning rate {rate}, {training.Loss.Kind}, "
                + $"{Numbers.Count(training.Epochs, "epoch")}, batches of {Numbers.Count(training.BatchSize)}"),
            ("Trials", trials.Count == 1
                ? $"1, seed {trials.Seed}"
                : $"{Numbers.Count(trials.Count)}, seeds {trials.Seed} to {trials.Seed + (ulong)trials.Count - 1}"),
        ];
        foreach (var line in facts.SelectMany(fact => Labelled(fact.Label, fact.Text, width)))
        {
            yield return line;
        }
        yield return Line.Empty;

        var table = new TextTable(
            new("Layer"),
            new("Output", IsNumber: true),
            new("Parameters", IsNumber: true),
            new("Receptive field", IsNumber: true, Rank: 2),
            new("Multiply-adds", IsNumber: true, Rank: 1));
        table.Add(
            new("input"),
            new(dataset.Shape.ToString()),
            new(Numbers.None),
            new(ReceptiveField.Input.ToString()),
            new(Numbers.None));
        foreach (var layer in model.Rows)
        {
            table.Add(
                new(layer.Name),
                new(layer.OutputShape.ToString()),
                new(CountOrNone(layer.ParameterCount)),
                new(layer.ReceptiveField.ToString()),
                new(CountOrNone(layer.MultiplyAdds)));
        }
        table.AddRule();
        table.Add(
            new("total", Ink.Strong),
            new(""),
            new(Numbers.Count(model.ParameterCount), Ink.Strong),
            new(""),
            new(Numbers.Count(model.MultiplyAdds), Ink.Strong));
        foreach (var line in table.ToLines(width, glyphs))
        {
            yield return line;
        }
    }

    /// <summary>The line that an experiment is introduced by.</summary>
    public static Line Heading(string name, string title) =>
        title == name ? new(name, Ink.Strong) : new(new Piece(name, Ink.Strong), new Piece($"  {title}"));

    /// <summary>A label and its text, which goes on below itself where it is too wide.</summary>
    public static IEnumerable<Line> Labelled(string label, string text, int width)
    {
        const int LabelWidth = 10;
        return Line.Wrap(text, Math.Max(1, width - LabelWidth)).Select((part, index) =>
            new Line(new Piece((index == 0 ? label : "").PadRight(LabelWidth), Ink.Faint), new Piece(part)));
    }

    private static string Part(int? limit, int whole) => limit < whole
        ? $"the first {Numbers.Count(limit.Value)} of {Numbers.Count(whole)}"
        : Numbers.Count(whole);

    private static string CountOrNone(long count) => count == 0 ? Numbers.None : Numbers.Count(count);
}
