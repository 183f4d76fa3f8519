using Experiments.Execution;
using Experiments.Files;
using Experiments.Reports.Drawing;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;
using Xunit;

namespace Experiments.Reports.Figures;

public sealed class ComparisonFiguresTests : IDisposable
{
    private readonly TemporaryFolder _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Draw_OfRuns_DrawsAccuracies_AndImagesThatMostMiss()
    {
        var renderer = new Recorder();

        var drawn = ComparisonFigures.Draw(
            Compare(Store("low", 0.90, 0.91), Store("high", 0.95)), DigitsOf(4), "compare low high", renderer);

        Assert.Empty(drawn.Problems);

        // Both have the same layers, so there is no cost to set their accuracies against.
        Assert.Equal(["comparison", "missed"], drawn.Figures.Select(figure => figure.Name));
        var rows = ((AxesPanel)renderer.Figures
            .First(figure => figure.Title.EndsWith("compared", StringComparison.Ordinal)).Panels[0]).Y.Ticks;
        Assert.Equal(["high", "low"], rows.Select(tick => tick.Text));
        var texts = renderer.Figures[0].Provenance.ToDictionary();
        Assert.Equal("compare low high", texts["Command"]);
        Assert.Matches("^high/[0-9a-f]{10}, low/[0-9a-f]{10}$", texts["Source"]);
    }

    [Fact]
    public void Draw_WithoutImages_LeavesOutTheFigureOfThem() => Assert.Equal(
        ["comparison"],
        ComparisonFigures.Draw(Compare(Store("low", 0.9), Store("high", 0.95)), null, null, new Recorder())
            .Figures.Select(figure => figure.Name));

    [Fact]
    public void Draw_WhatFails_IsToldWithItsReason()
    {
        var low = Store("low", 0.9);
        File.WriteAllText(low.Trial(new("base", 1)).Logits, "nonsense");

        var drawn = ComparisonFigures.Draw(Compare(low, Store("high", 0.95)), DigitsOf(4), null, new Recorder());

        Assert.Equal(["comparison"], drawn.Figures.Select(figure => figure.Name));
        var (name, reason) = Assert.Single(drawn.Problems);
        Assert.Equal("missed", name);
        Assert.Contains("logits.safetensors", reason);
    }

    private static VariantComparison Compare(params RunFolder[] folders) =>
        Assert.Single(VariantComparison.Of([.. folders.Select(StoredRun.Read)]));

    private static Data.Dataset DigitsOf(int count)
    {
        var some = SomeTrials.Dataset([.. Enumerable.Range(0, 10).Select(digit => $"{digit}")]);
        return some with { Test = some.Test.First(count) };
    }

    private RunFolder Store(string name, params double[] accuracies)
    {
        var experiment = Experiment.Of(
            Some.Spec with { Name = name, Title = name, Trials = new() { Count = accuracies.Length } });
        var folder = RunFolder.Of(_output.Path, experiment);
        AtomicFile.WriteText(folder.Run, """{"dataset": {"name": "tiny", "sha256": "aa"}, "starts": []}""");
        AtomicFile.WriteText(folder.Spec, SpecWriter.ToYaml(experiment.Base));
        foreach (var (index, accuracy) in accuracies.Index())
        {
            var plan = new TrialPlan("base", (ulong)index + 1);
            var outcome = Some.Outcome(TrialStatus.Completed, plan) with { TestAccuracy = accuracy };
            EpochTable.Write(folder.Trial(plan).Epochs, outcome.Epochs);
            TrialFile.Write(folder.Trial(plan).Trial, outcome);
            LogitsFile.Write(folder.Trial(plan).Logits, validation: null, new Evaluation(
                0.4,
                [new Prediction(0, 0, 0, 0.9f), new Prediction(1, 1, 2, 0.5f)],
                [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]));
        }
        return folder;
    }

    private sealed class Recorder : IFigureRenderer
    {
        public List<Figure> Figures { get; } = [];

        public byte[] ToPng(Figure figure)
        {
            lock (Figures)
            {
                Figures.Add(figure);
            }
            return [1];
        }
    }
}
