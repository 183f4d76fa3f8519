using Experiments.Layers;
using Experiments.Metrics;
using Experiments.Reports.Drawing;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>Numbers of variants and answers of models for the tests of figures.</summary>
internal static class SomeRows
{
    public static AccuracyRow Row(string name, params double[] accuracies) => new(name, [], accuracies);

    public static AccuracyRow Swept(string values, params double[] accuracies) =>
        new(values, values.Split(' '), accuracies);

    public static CostRow Cost(string name, double accuracy, double cost) =>
        new(name, accuracy, cost, 10 * cost, cost / 100);

    /// <summary>What a model says of images 0, 1, 2, ...: the label of each, the answer and how sure it is.</summary>
    public static Answers Answers(params (int Label, int Predicted, double Confidence)[] said) => new(
        3,
        [.. Enumerable.Range(0, said.Length)],
        [.. said.Select(answer => answer.Label)],
        [
            .. said.SelectMany(answer => Enumerable.Range(0, 3).Select(known =>
                (float)Math.Log(known == answer.Predicted ? answer.Confidence : (1 - answer.Confidence) / 2))),
        ]);

    public static TestedModel Model(params int[] predicted) => new(
        "some", [Answers([.. predicted.Select((answer, place) => (new[] { 0, 1, 2, 0 }[place], answer, 0.8))])]);

    public static EnsembleOutcome Ensemble(params (double Lowest, double Mean, double Highest)[] sizes) => new(
        [.. Enumerable.Range(1, sizes.Length).Select(seed => $"base-s{seed}")],
        Vote.Soft,
        [
            .. sizes.Select((size, place) => new EnsembleSize(
                place + 1, new Estimate(size.Mean, 0.01, sizes.Length), size.Lowest, size.Highest)),
        ],
        0.05,
        new WeightedVote([.. sizes.Select(_ => 1.0 / sizes.Length)], 0.975));

    /// <summary>A figure of each kind, with a text of one's own wherever one comes in.</summary>
    public static IEnumerable<Figure> OfEachKind(string text)
    {
        var names = new[] { text, text + "b", "Ankle boot" };
        var dataset = SomeTrials.Dataset(names);
        AccuracyRow[] rows = [Row(text, 0.98, 0.97, 0.99), Row(text + "b", 0.9) with { Published = 0.95 }, Row("c")];
        AccuracyRow[] swept =
        [
            .. from one in new[] { "1", "2", text }
               from other in new[] { "0.1", "0.2" }
               select new AccuracyRow(
                   $"{one}, {other}", [one, other, text], one == "2" ? [] : [0.9, 0.8 + (0.1 * double.Parse(other))]),
        ];
        var matrix = ConfusionMatrix.Of(3, [(0, 0), (0, 1), (1, 1), (2, 2)]);
        var mistakes = Answers((0, 0, 0.9), (1, 2, 0.8), (2, 1, 0.99), (0, 0, 0.7));
        Figure?[] figures =
        [
            AccuracyComparison.Of(text, rows),
            SweepLine.Of(text, text, [Swept("1", 0.9, 0.91), Swept("2", 0.92, 0.93), Swept("300")]),
            SweepMap.Of(text, [text, "rate"], swept),
            ParallelCoordinates.Of(text, [text, "rate", "third"], swept),
            ParetoFront.Of(text, [Cost(text, 0.9, 100), Cost("b", 0.95, 2000).Ensemble(5, 0.96), Cost("c", 0.8, 300)]),
            ConfusionMap.Of(text, text, matrix, names),
            ReliabilityDiagram.Of(text, text, Calibration.Of([(0.9, true), (0.95, false), (0.4, true)])),
            MistakeGallery.Of(text, text, dataset, mistakes),
            MissedImages.Of(text, dataset, [Model(0, 2, 2, 1), Model(0, 2, 1, 0)]),
            EnsembleSizes.Of(text, Ensemble((0.9, 0.95, 0.96), (0.96, 0.965, 0.97), (0.97, 0.97, 0.97))),
            MapSheet.OfFilters(text, text, new TrialPlan(text, 1), new(new Shape(2, 1, 3), [-1, 0, 1, 2, 0, 0])),
            LearningCurves.Of(text, new Published { Source = text, ValidationAccuracy = [0.9] },
                [SomeTrials.Trial(1, SomeTrials.Epoch(1, 0.5, 0.8, 0.4, 0.9))], "nats"),
        ];
        return figures.Select(figure => figure!);
    }
}
