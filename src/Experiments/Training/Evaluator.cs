using Experiments.Data;
using Experiments.Models;
using Experiments.Optimization;
using Experiments.Randomness;
using static TorchSharp.torch;

namespace Experiments.Training;

/// <summary>Asks a model about examples without training it.</summary>
/// <param name="loss">The loss to state.</param>
/// <param name="scaling">How bytes become numbers.</param>
/// <param name="batchSize">Examples at once, 1 or more; it may change the last bits of the result.</param>
/// <param name="device">Where the model is.</param>
public sealed class Evaluator(LossSpec loss, PixelScaling scaling, int batchSize, Device device)
{
    // What a probability of 0 in every view counts as, for its logarithm.
    private const double LeastProbability = 1e-300;

    // Numbers in flight between two layers, 64 MB: enough to keep the processor busy, little beside training.
    private const long NumbersInFlight = 16L << 20;

    /// <summary>How many examples to evaluate at once.</summary>
    /// <param name="model">The model.</param>
    public static int BatchSizeFor(ModelSummary model) =>
        (int)Math.Clamp(NumbersInFlight / model.LargestActivation, 1, 1024);

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
        var (logits, labels) = Ask(model, new Batches(images, scaling, batchSize), examples, view: 0, cancellation);
        return Judged(model, examples, logits, labels);
    }

    /// <summary>
    /// Evaluates some examples twice: as they are, and by the mean of the probabilities over them and changed views of
    /// them, whose logits are the logarithms of these means. Leaves the model in evaluation mode.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="images">Where the examples come from.</param>
    /// <param name="examples">Their numbers, 1 or more.</param>
    /// <param name="augmentation">How views are changed, and how many there are.</param>
    /// <param name="seed">The trial's seed; the views have streams of their own.</param>
    /// <param name="cancellation">Stops before the next batch.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public (Evaluation Plain, Evaluation Viewed) EvaluateViews(
        CompiledModel model,
        ImageSet images,
        int[] examples,
        Augmentation augmentation,
        TrialSeed seed,
        CancellationToken cancellation)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        var (plain, labels) = Ask(model, new Batches(images, scaling, batchSize), examples, view: 0, cancellation);
        var augmenter = new Augmenter(augmentation, images.Shape, new TrialSeed(seed.For("test_views")));
        var batches = new Batches(images, scaling, batchSize, augmenter);
        var probabilities = softmax(plain.to(ScalarType.Float64), 1);
        for (var view = 1; view <= augmentation.TestViews; view++)
        {
            using var viewScope = NewDisposeScope();
            probabilities.add_(
                softmax(Ask(model, batches, examples, view, cancellation).Logits.to(ScalarType.Float64), 1));
        }
        var means = probabilities.div_(augmentation.TestViews + 1.0).clamp_min(LeastProbability);
        return (
            Judged(model, examples, plain, labels),
            Judged(model, examples, means.log().to(ScalarType.Float32), labels));
    }

    // What the model says of the examples, and their labels: tensors of the current dispose scope.
    private (Tensor Logits, Tensor Labels) Ask(
        CompiledModel model, Batches batches, int[] examples, int view, CancellationToken cancellation)
    {
        var logits = new List<Tensor>();
        var labels = new List<Tensor>();
        model.eval();
        for (var step = 0; step < batches.StepCount(examples.Length); step++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var stepScope = NewDisposeScope();
            var batch = batches.Load(examples, step, view);
            logits.Add(model.call(batch.Images.to(device)).MoveToOuterDisposeScope());
            labels.Add(batch.Labels.MoveToOuterDisposeScope());
        }
        return (cat(logits), cat(labels));
    }

    // Ten numbers an example are little, so the loss is taken over all at once: no weights for the last batch, one
    // rounding.
    private Evaluation Judged(CompiledModel model, int[] examples, Tensor logits, Tensor labels)
    {
        var (probabilities, predicted) = softmax(logits, 1).max(1);
        return new(
            model.Penalized(loss.Of(logits, labels.to(device))).cpu().item<float>(),
            ToPredictions(
                examples,
                labels.data<long>().ToArray(),
                predicted.cpu().data<long>().ToArray(),
                probabilities.cpu().data<float>().ToArray()),
            logits.cpu().contiguous().data<float>().ToArray());
    }

    private static Prediction[] ToPredictions(int[] examples, long[] labels, long[] predicted, float[] probabilities) =>
    [
        .. examples.Select((example, place) =>
            new Prediction(example, (int)labels[place], (int)predicted[place], probabilities[place])),
    ];
}
