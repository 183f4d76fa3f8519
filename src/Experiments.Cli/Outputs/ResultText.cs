using Experiments.Cli.Text;
using Experiments.Reports;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Cli.Outputs;

/// <summary>What a run gave, as text: measured beside published, what to know of both, where the files are.</summary>
internal static class ResultText
{
    private const int PathsShown = 5;

    /// <summary>The text as lines.</summary>
    /// <param name="ended">The run.</param>
    /// <param name="width">Columns a line may take; paths are never broken.</param>
    /// <param name="glyphs">What rules are drawn with.</param>
    /// <param name="shortPath">How a path is best shown.</param>
    public static IEnumerable<Line> Of(RunEnded ended, int width, Glyphs glyphs, Func<string, string> shortPath)
    {
        var spec = ended.Experiment.Base;
        var summary = ended.Summary;
        yield return ModelText.Heading(spec.Name, spec.Title);
        if (summary.AlreadyComplete)
        {
            yield return new(
                "Nothing was left to do: every trial had ended before. These are the stored results.", Ink.Doubtful);
        }
        yield return Line.Empty;

        var table = ended.Experiment.IsSweep
            ? VariantResultText.Table(ended.Experiment, summary.Outcomes)
            : Table(spec, summary.Outcomes);
        foreach (var line in table.ToLines(width, glyphs))
        {
            yield return line;
        }
        foreach (var (variant, ensemble) in summary.Ensembles)
        {
            yield return Line.Empty;
            foreach (var line in EnsembleText.Of(ended.Experiment.IsSweep ? variant : "", ensemble, width, glyphs))
            {
                yield return line;
            }
        }
        foreach (var line in Remarks(ended, width))
        {
            yield return line;
        }
        yield return Line.Empty;

        foreach (var (label, path) in Files(summary.Folder, summary.Outcomes))
        {
            // In one piece, so that it can be copied or clicked.
            yield return ModelText.Labelled(label, shortPath(path), int.MaxValue).Single();
        }
    }

    private static TextTable Table(ExperimentSpec spec, IReadOnlyList<TrialOutcome> outcomes)
    {
        var measured = outcomes.Select(ComparedMetrics.Of).ToList();
        var published = ComparedMetrics.Of(spec.Published, spec.Training.EpochCount);
        var validated = measured.Any(metrics => metrics.ValidationLoss is not null)
            || published is { ValidationAccuracy: not null } or { ValidationLoss: not null };
        List<TextColumn> columns =
        [
            new("Trial"),
            new("Test accuracy", IsNumber: true),
            new("Test loss", IsNumber: true, Rank: 2),
        ];
        if (validated)
        {
            columns.AddRange(
            [
                new("Validation accuracy", IsNumber: true, Rank: 3),
                new("Validation loss", IsNumber: true, Rank: 5),
            ]);
        }
        columns.AddRange([new("Epochs", IsNumber: true, Rank: 4), new("Time", IsNumber: true, Rank: 1)]);

        var table = new TextTable(columns);
        foreach (var (outcome, metrics) in outcomes.Zip(measured))
        {
            var completed = outcome.Status == TrialStatus.Completed;
            AddRow(
                outcome.Plan.Name,
                completed ? Numbers.Metric : _ => Numbers.None,
                metrics,
                epochs: Numbers.Count(outcome.Epochs.Count),
                time: Numbers.Duration(outcome.Duration),
                status: completed ? null : ProgressText.Word(outcome.Status));
        }

        var mean = ComparedMetrics.Across(measured, estimate => estimate.Mean);
        if (outcomes.Count > 1)
        {
            table.AddRule();
            AddRow($"mean of {measured.Count(metrics => metrics.TestAccuracy is not null)}", Numbers.Metric, mean);
            AddRow("deviation", Numbers.Metric, ComparedMetrics.Across(measured, estimate => estimate.Deviation));
        }
        if (published.IsStated)
        {
            table.AddRule();
            AddRow("published", Numbers.Metric, published);
            AddRow("difference", Numbers.Difference, mean.Minus(published));
        }
        return table;

        void AddRow(
            string name,
            Func<double?, string> format,
            ComparedMetrics metrics,
            string epochs = "",
            string time = "",
            string? status = null)
        {
            List<Piece> cells =
            [
                new(name),
                status is null ? new(format(metrics.TestAccuracy), Ink.Strong) : new(status, Ink.Bad),
                new(format(metrics.TestLoss)),
            ];
            if (validated)
            {
                cells.AddRange([new(format(metrics.ValidationAccuracy)), new(format(metrics.ValidationLoss))]);
            }
            cells.AddRange([new(epochs), new(time)]);
            table.Add(cells);
        }
    }

    private static IEnumerable<Line> Remarks(RunEnded ended, int width)
    {
        var (_, experiment, dataset, summary) = ended;
        var spec = experiment.Base;
        var lines = new List<Line>();
        foreach (var outcome in summary.Outcomes.Where(outcome => outcome.Status != TrialStatus.Completed))
        {
            lines.AddRange(ProgressText.Of(outcome, width));
        }
        if (summary.NotBegunCount > 0)
        {
            lines.Add(new(
                $"Stopped on failure: {Numbers.Count(summary.NotBegunCount, "trial")} did not begin.", Ink.Doubtful));
        }
        lines.AddRange(TestRemarks.Stamp(experiment.Variants)
            .Concat(TestRemarks.RunningMeans(experiment.Variants, dataset))
            .SelectMany(text => ModelText.Labelled("Caution", text, width)));
        lines.AddRange(TestRemarks.Views(summary.Outcomes)
            .SelectMany(text => Line.Wrap(text, width))
            .Select(line => new Line(line)));
        if (spec.Published is { } published)
        {
            if (PublishedTerms.Differences(spec, published, dataset) is { Count: > 0 } terms)
            {
                var text = $"Not the same terms as published: {string.Join(", ", terms)}.";
                lines.AddRange(Line.Wrap(text, width).Select(line => new Line(line, Ink.Doubtful)));
            }
            if (published.Source is { } source)
            {
                lines.AddRange(ModelText.Labelled("Published", source, width));
            }
            foreach (var (index, note) in published.Notes.Index())
            {
                lines.AddRange(ModelText.Labelled(index == 0 ? "Defects" : "", "- " + note, width));
            }
        }
        return lines.Count > 0 ? [Line.Empty, .. lines] : [];
    }

    private static IEnumerable<(string Label, string Path)> Files(
        RunFolder folder, IReadOnlyList<TrialOutcome> outcomes)
    {
        yield return ("Report", folder.Report);
        yield return ("Results", folder.Trials);
        if (outcomes.DistinctBy(outcome => outcome.Plan.Variant).Skip(1).Any())
        {
            yield return ("", folder.Variants);
        }
        if (File.Exists(folder.Ensembles))
        {
            yield return ("", folder.Ensembles);
        }
        var weights = outcomes.Where(outcome => outcome.Status == TrialStatus.Completed)
            .Select(outcome => folder.Trial(outcome.Plan).Weights);
        foreach (var path in Few("Weights", [.. weights], Path.Combine(folder.Path, "trials"))
            .Concat(Few("Figures", [.. FiguresOf(folder).Order(StringComparer.Ordinal)], folder.Figures)))
        {
            yield return path;
        }
    }

    // They are written by now; that they cannot be listed is no reason to fail.
    private static string[] FiguresOf(RunFolder folder)
    {
        try
        {
            return Directory.Exists(folder.Figures) ? Directory.GetFiles(folder.Figures, "*.png") : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // Every file of a few, otherwise the folder they are in.
    private static IEnumerable<(string Label, string Path)> Few(string label, string[] files, string folder) =>
        files.Length > PathsShown
            ? [(label, folder)]
            : files.Select((file, index) => (index == 0 ? label : "", file));
}
