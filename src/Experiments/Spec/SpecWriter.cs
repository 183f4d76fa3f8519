using System.Text;
using Experiments.Data;
using Experiments.Layers;
using static System.FormattableString;

namespace Experiments.Spec;

/// <summary>
/// Writes a spec as an experiment file: fixed order, every default written out, variables replaced. Reading it gives an
/// equal spec, and equal specs give the same text.
/// </summary>
public static class SpecWriter
{
    /// <summary>The whole spec.</summary>
    public static string ToYaml(ExperimentSpec spec)
    {
        var text = new StringBuilder();
        Line(text, $"name: {spec.Name}");
        Line(text, $"title: {Quoted(spec.Title)}");
        Line(text, $"conventions: {spec.Conventions}");
        if (spec.Published is { } published)
        {
            WritePublished(text, published);
        }
        if (spec.Claims.Count > 0)
        {
            Line(text, $"claims: [{string.Join(", ", spec.Claims.Select(claim => Quoted(claim.Text)))}]");
        }
        WriteData(text, spec.Data);
        WriteAugmentation(text, spec.Augmentation);
        WriteModel(text, spec.Model);
        WriteTraining(text, spec.Training);
        Line(text, $"trials: {{count: {spec.Trials.Count}, seed: {spec.Trials.Seed}}}");
        if (spec.Ensemble is { } ensemble)
        {
            Line(text, $"ensemble: {{vote: {(ensemble.Vote == Vote.Hard ? "hard" : "soft")}}}");
        }
        return text.ToString();
    }

    /// <summary>What of a spec decides a trial's numbers, given its seed.</summary>
    internal static string DecidingText(ExperimentSpec spec)
    {
        var text = new StringBuilder();
        Line(text, $"conventions: {spec.Conventions}");
        WriteData(text, spec.Data);
        WriteAugmentation(text, spec.Augmentation);
        WriteModel(text, spec.Model);
        WriteTraining(text, spec.Training);
        return text.ToString();
    }

    private static void WritePublished(StringBuilder text, Published published)
    {
        List<string> lines = [];
        Add("source", published.Source is { } source ? Quoted(source) : null);
        Add("test_accuracy", published.TestAccuracy is { } accuracy ? Setting.Text(accuracy) : null);
        Add("test_loss", published.TestLoss is { } loss ? Setting.Text(loss) : null);
        Add("validation_accuracy", List(published.ValidationAccuracy.Select(Setting.Text)));
        Add("validation_loss", List(published.ValidationLoss.Select(Setting.Text)));
        Add("notes", List(published.Notes.Select(Quoted)));
        Line(text, $"published:{(lines.Count == 0 ? " {}" : "")}");
        lines.ForEach(line => Line(text, $"{line}"));

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                lines.Add($"  {name}: {value}");
            }
        }

        static string? List(IEnumerable<string> items) => items.Any() ? $"[{string.Join(", ", items)}]" : null;
    }

    private static void WriteData(StringBuilder text, DataSpec data)
    {
        Line(text, $"data:");
        Line(text, $"  dataset: {Quoted(data.Dataset)}");
        Line(text, $"  validation: {Validation(data.Validation)}");
        if (data.TrainLimit is not null || data.TestLimit is not null)
        {
            List<string> limits = [];
            if (data.TrainLimit is { } train)
            {
                limits.Add(Invariant($"train: {train}"));
            }
            if (data.TestLimit is { } test)
            {
                limits.Add(Invariant($"test: {test}"));
            }
            Line(text, $"  limit: {{{string.Join(", ", limits)}}}");
        }
        Line(text, $"  scale: {(data.Scale == PixelScale.Standard ? "standard" : "unit")}");
    }

    private static void WriteAugmentation(StringBuilder text, Augmentation? augmentation)
    {
        if (augmentation is not null)
        {
            Line(text, $"augmentation:");
            foreach (var setting in augmentation.Settings)
            {
                Line(text, $"  {setting.Name}: {setting.Value}");
            }
        }
    }

    private static string Validation(ValidationSpec validation) => validation switch
    {
        LastFraction last => Map([Setting.Of("last", last.Fraction)]),
        RandomFraction random => Map([
            Setting.Of("fraction", random.Fraction), Setting.Of("stratified", random.Stratified)]),
        Folds folds => Map([Setting.Of("folds", folds.Count)]),
        _ => "none",
    };

    private static void WriteModel(StringBuilder text, IReadOnlyList<LayerSpec> model)
    {
        Line(text, $"model:");
        foreach (var layer in model)
        {
            // The outer braces are left to the list's own lines.
            Line(text, $"  - {layer.ToText()[1..^1]}");
        }
    }

    private static void WriteTraining(StringBuilder text, TrainingSpec training)
    {
        Line(text, $"training:");
        Line(text, $"  epochs: {training.Epochs}");
        Line(text, $"  batch_size: {training.BatchSize}");
        Line(text, $"  optimizer: {{{training.Optimizer.Kind}: {Map(training.Optimizer.Settings)}}}");
        if (training.Schedule is { } schedule)
        {
            Line(text, $"  schedule: {{{schedule.Kind}: {Map(schedule.Settings)}}}");
        }
        Line(text, $"  loss: {{{training.Loss.Kind}: {Map(training.Loss.Settings)}}}");
        if (training.EarlyStopping is { } stopping)
        {
            Line(text, $"  early_stopping: {Map(stopping.Settings)}");
        }
        if (training.ClipNorm is { } norm)
        {
            Line(text, $"  clip_norm: {Setting.Text(norm)}");
        }
        if (training.WeightAverage is { } decay)
        {
            Line(text, $"  weight_average: {Map([Setting.Of("decay", decay)])}");
        }
        if (training.PseudoLabels is { } pseudo)
        {
            Line(text, $"  pseudo_labels: {Map(pseudo.Settings)}");
        }
        Line(text, $"  precision: {(training.Precision == Precision.Mixed ? "bfloat16" : "float32")}");
    }

    private static string Map(IReadOnlyList<Setting> settings) => Setting.Map(settings);

    // In double quotes, so that no text can be taken for anything else.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character is '"' or '\\' ? $"\\{character}" : character.ToString());
        }
        return quoted.Append('"').ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(Invariant(line)).Append('\n');
}
