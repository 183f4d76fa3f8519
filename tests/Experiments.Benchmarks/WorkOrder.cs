using Experiments.Data;
using Experiments.Layers;
using Experiments.Models;
using Experiments.Training;

namespace Experiments.Benchmarks;

/// <summary>What both sides have to do; the first line each of them reads.</summary>
internal sealed record WorkOrder
{
    /// <summary>The experiment file; ours reads it, PyTorch's side goes by the layers below.</summary>
    public required string Experiment { get; init; }

    /// <summary>The dataset that stands in for the experiment's own; the same where that is there.</summary>
    public required string Dataset { get; init; }

    /// <summary>
    /// The same images for PyTorch's side: pixels and labels of the training split, then of the test split.
    /// </summary>
    public required string DataFile { get; init; }

    /// <summary>The shape of an image.</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>Images in the training split; all are held in memory.</summary>
    public required int TrainCount { get; init; }

    /// <summary>Images in the test split; all are held in memory.</summary>
    public required int TestCount { get; init; }

    /// <summary>Processor threads.</summary>
    public required int Threads { get; init; }

    /// <summary>In what numbers to compute.</summary>
    public Precision Precision { get; init; }

    /// <summary>Rounds, the one to warm up included.</summary>
    public required int RoundCount { get; init; }

    /// <summary>Training images of a round.</summary>
    public required int TrainingCount { get; init; }

    /// <summary>Images of a training step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Test images of a round.</summary>
    public required int EvaluationCount { get; init; }

    /// <summary>Images that are evaluated at once.</summary>
    public required int EvaluationBatchSize { get; init; }

    /// <summary>The model as executed.</summary>
    public required IReadOnlyList<LayerOrder> Layers { get; init; }

    /// <summary>The optimizer and its settings.</summary>
    public required PartOrder Optimizer { get; init; }

    /// <summary>The order for an experiment.</summary>
    public static WorkOrder Of(Subject subject, ExchangedData data, int threads, int roundCount, int stepCount)
    {
        var training = subject.Spec.Training;
        var imageCount = Math.Min(stepCount * training.BatchSize, data.Dataset.Train.Count);
        return new()
        {
            Experiment = subject.File,
            Dataset = data.Dataset.Description.Name,
            DataFile = data.File,
            Shape = data.Dataset.Description.Shape.Dimensions,
            TrainCount = data.Dataset.Train.Count,
            TestCount = data.Dataset.Test.Count,
            Threads = threads,
            RoundCount = roundCount,
            TrainingCount = imageCount,
            BatchSize = training.BatchSize,
            EvaluationCount = Math.Min(imageCount, data.Dataset.Test.Count),
            EvaluationBatchSize = Evaluator.BatchSizeFor(
                ModelSummary.Of(subject.Spec.Model, data.Dataset.Description.Shape)),
            Layers = [.. LayerOrder.Of(subject.Spec.Model, data.Dataset.Description)],
            Optimizer = PartOrder.Of(training.Optimizer.Kind, training.Optimizer.Settings),
        };
    }
}

/// <summary>
/// A part of the model or of its training, by its name in the catalogue and its settings as an experiment file writes
/// them.
/// </summary>
internal sealed record PartOrder(string Kind, IReadOnlyDictionary<string, string> Settings)
{
    public static PartOrder Of(string kind, IEnumerable<Setting> settings) =>
        new(kind, settings.ToDictionary(setting => setting.Name, setting => setting.Value));
}

/// <summary>A layer and the shape of one example that comes in.</summary>
internal sealed record LayerOrder(string Kind, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<int> Input)
{
    public static IEnumerable<LayerOrder> Of(IReadOnlyList<LayerSpec> layers, DatasetDescription dataset)
    {
        var shape = dataset.Shape;
        foreach (var layer in layers)
        {
            var part = PartOrder.Of(layer.Kind, layer.Settings);
            yield return new(part.Kind, part.Settings, shape.Dimensions);
            shape = layer.OutputShape(shape);
        }
    }
}
