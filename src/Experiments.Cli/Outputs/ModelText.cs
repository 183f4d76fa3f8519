using System.Globalization;
using Experiments.Cli.Text;
using Experiments.Data;
using Experiments.Layers;
using Experiments.Models;
using Experiments.Reports;
using Experiments.Spec;

namespace Experiments.Cli.Outputs;

/// <summary>What an experiment is going to do, as text: data, training, and the model layer by layer.</summary>
internal static class ModelText
{
    /// <summary>What the numbers under activations are.</summary>
    public const string ActivationNote =
        "Activations: what training keeps of one example for the gradients, estimated as all that layers give, 4 bytes "
        + "a number.";

    /// <summary>The text as lines.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="glyphs">What rules are drawn with.</param>
    public static IEnumerable<Line> Of(ExperimentRead experiment, int width, Glyphs glyphs)
    {
        var (_, read, dataset, only) = experiment;
        var spec = only?.Spec ?? read.Base;
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
                + $"{Numbers.Count(training.Epochs, "epoch")}, batches of {Numbers.Count(training.BatchSize)}"
                + PseudoLabelsOf(training)),
            .. TestRemarks.Stamp(only is null ? read.Variants : [only]).Select(stamp => ("Caution", stamp)),
            ("Trials", Trials(trials, experiment)),
            .. only is { Values.Count: > 0 } ? [("Variant", only.Name)] : Array.Empty<(string, string)>(),
        ];
        foreach (var line in facts.SelectMany(fact => Labelled(fact.Label, fact.Text, width)))
        {
            yield return line;
        }
        yield return Line.Empty;
        var table = read.IsSweep && only is null
            ? VariantsText.Of(experiment, width, glyphs)
            : Layers(dataset, experiment.ModelOf(experiment.Variants[0]), width, glyphs);
        foreach (var line in table)
        {
            yield return line;
        }
    }

    private static string PseudoLabelsOf(TrainingSpec training) => training.PseudoLabels is { } pseudo
        ? $"; then {Numbers.Count(pseudo.Epochs, "epoch")} with {Numbers.Count(pseudo.CountIn(training.BatchSize))} of "
            + "a batch "
            + (pseudo.UsesTestImages ? "test images" : "held-out training images") + " that the model labels itself"
        : "";

    private static string Trials(TrialsSpec trials, ExperimentRead experiment)
    {
        var seeds = trials.Count == 1
            ? $"1, seed {trials.Seed}"
            : $"{Numbers.Count(trials.Count)}, seeds {trials.Seed} to {trials.Seed + (ulong)trials.Count - 1}";
        var folds = experiment.Variants[0].Spec.Data.Validation.FoldCount;
        return seeds + (folds > 1 ? $", each with {folds} folds" : "")
            + (experiment.Experiment.IsSweep && experiment.Only is null
                ? $"; {Numbers.Count(experiment.Variants.Count, "variant")} of "
                    + string.Join(", ", experiment.Experiment.SweptKeys)
                : "");
    }

    private static IEnumerable<Line> Layers(DatasetDescription dataset, ModelSummary model, int width, Glyphs glyphs)
    {
        var table = new TextTable(
            new("Layer"),
            new("Output", IsNumber: true),
            new("Parameters", IsNumber: true),
            new("Receptive field", IsNumber: true, Rank: 2),
            new("Multiply-adds", IsNumber: true, Rank: 1),
            new("Activations", IsNumber: true, Rank: 3));
        table.Add(
            new("input"),
            new(dataset.Shape.ToString()),
            new(Numbers.None),
            new(ReceptiveField.Input.ToString()),
            new(Numbers.None),
            new(Numbers.None));
        foreach (var layer in model.Rows)
        {
            table.Add(
                new(layer.Name),
                new(layer.OutputShape.ToString()),
                new(CountOrNone(layer.ParameterCount)),
                new(layer.ReceptiveField.ToString()),
                new(CountOrNone(layer.MultiplyAdds)),
                new(layer.ActivationBytes == 0 ? Numbers.None : Numbers.Memory(layer.ActivationBytes)));
        }
        table.AddRule();
        table.Add(
            new("total", Ink.Strong),
            new(""),
            new(Numbers.Count(model.ParameterCount), Ink.Strong),
            new(""),
            new(Numbers.Count(model.MultiplyAdds), Ink.Strong),
            new(Numbers.Memory(model.ActivationBytes), Ink.Strong));
        return
        [
            .. table.ToLines(width, glyphs),
            .. Line.Wrap(ActivationNote, width).Select(line => new Line(line, Ink.Faint)),
        ];
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
