using Experiments.Data;
using Experiments.Models;
using Experiments.Optimization;
using static TorchSharp.torch;

namespace Experiments.Training;

/// <summary>Asks a model about examples without training it.</summary>
/// <param name="loss">The loss to state.</param>
/// <param name="scaling">How bytes become numbers.</param>
/// <param name="batchSize">Examples at once, 1 or more; it may change the last bits of the result.</param>
/// <param name="device">Where the model is.</param>
public sealed class Evaluator(LossSpec loss, PixelScaling scaling, int batchSize, Device device)
{
    // Numbers in flight between two layers, 64 MB: enough to keep the processor busy, little beside training.
    private const long NumbersInFlight = 16L << 20;

    /// <summary>How many examples to evaluate at once.</summary>
    /// <param name="model">The model.</param>
    public static int BatchSizeFor(ModelSummary model) => (int)Math.Clamp(NumbersInFlight / model.LargestActivation, 1, 1024);

    /// <summary>Evaluates some examples and leaves the model in evaluation mode.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">Where the examples come from.</param>
    /// <param name="examples">Their numbers, 1 or more.</param>
    /// <param name="cancellation">Stops before the next batch.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Evaluation Evaluate(CompiledModel model, ImageSet images, int[] examples, CancellationToken cancellation)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        var batches = new Batches(images, scaling, batchSize);
        var logits = new List<Tensor>();
        var labels = new List<Tensor>();
        model.eval();
        for (var step = 0; step < batches.StepCount(examples.Length); step++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var stepScope = NewDisposeScope();
            var batch = batches.Load(examples, step);
            logits.Add(model.call(batch.Images.to(device)).MoveToOuterDisposeScope());
            labels.Add(batch.Labels.MoveToOuterDisposeScope());
        }

        // Ten numbers an example are little, so the loss is taken over all at once: no weights for the last batch, one
        // rounding.
        var allLogits = cat(logits);
        var allLabels = cat(labels);
        var (probabilities, predicted) = softmax(allLogits, 1).max(1);
        return new(
            model.Penalized(loss.Of(allLogits, allLabels.to(device))).cpu().item<float>(),
            ToPredictions(
                examples,
                allLabels.data<long>().ToArray(),
                predicted.cpu().data<long>().ToArray(),
                probabilities.cpu().data<float>().ToArray()),
            allLogits.cpu().contiguous().data<float>().ToArray());
    }

    private static Prediction[] ToPredictions(int[] examples, long[] labels, long[] predicted, float[] probabilities) =>
    [
        .. examples.Select((example, place) =>
            new Prediction(example, (int)labels[place], (int)predicted[place], probabilities[place])),
    ];
}
