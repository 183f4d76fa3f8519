using Experiments.Data;
using Experiments.Models;
using Experiments.Randomness;
using Experiments.Spec;
using Experiments.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Execution;

/// <summary>Tries a few training steps to estimate how long a trial takes.</summary>
public static class TrialProbe
{
    // An epoch to warm up, then one that is measured: enough steps for a mean, few enough for the largest models.
    private const int Steps = 3;
    private const int MostImages = 2_048;

    /// <summary>
    /// Trains the spec's model with its optimizer and batch size on random images of the dataset's shape, and
    /// evaluates some. Needs no dataset on disk and writes nothing.
    /// </summary>
    /// <param name="spec">The experiment.</param>
    /// <param name="threads">Processor threads, 1 or more.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ExperimentException">libtorch does not start; kind Environment.</exception>
    public static TrialEstimate Measure(ExperimentSpec spec, int threads, TimeProvider time)
    {
        var device = torch.device(RunEnvironment.Start(threads).Device);
        var description = DatasetCatalogue.Describe(spec.Data.Dataset);
        var batch = Math.Min(spec.Training.BatchSize, MostImages);
        var images = RandomImages(description, batch * Steps);
        var split = new Split([.. Enumerable.Range(0, images.Count)], []);
        var examples = new TrialExamples(images, split, images, PixelScaling.Of(PixelScale.Unit, images, []))
        {
            Augmentation = spec.Augmentation,
        };
        var seed = new TrialSeed(1);
        using var scope = NewDisposeScope();
        using var model = ModelCompiler.Compile(spec.Model, description, seed).to(device);
        var batchSize = Evaluator.BatchSizeFor(ModelSummary.Of(spec.Model, description.Shape));
        var evaluator = new Evaluator(spec.Training.Loss, examples.Scaling, batchSize, device);
        // What only decides how many epochs there are and at which rate costs a step nothing.
        var settings = spec.Training with
        {
            Epochs = 2,
            BatchSize = batch,
            Schedule = null,
            EarlyStopping = null,
            PseudoLabels = null,
        };
        var step = TimeSpan.Zero;
        var started = time.GetTimestamp();
        new Trainer(settings, seed, examples, evaluator, device, time).Train(
            model, _ => { }, epoch => step = epoch.Duration / Steps, CancellationToken.None);
        step = step > TimeSpan.Zero ? step : time.GetElapsedTime(started) / (2 * Steps);

        int[] some = [.. Enumerable.Range(0, Math.Min(images.Count, 2 * batchSize))];
        evaluator.Evaluate(model, images, some, CancellationToken.None);
        var evaluated = time.GetTimestamp();
        evaluator.Evaluate(model, images, some, CancellationToken.None);
        var image = time.GetElapsedTime(evaluated) / some.Length;
        return Estimate(spec, description, step * ((double)spec.Training.BatchSize / batch), image);
    }

    private static TrialEstimate Estimate(
        ExperimentSpec spec, DatasetDescription description, TimeSpan step, TimeSpan image)
    {
        var train = spec.Data.TrainLimit ?? description.TrainCount;
        var held = spec.Data.Validation.DivideUnseen(train, description.ClassCount).Validation.Length;
        var hidden = spec.Training.PseudoLabels?.HiddenOf(train - held) ?? 0;
        var steps = TrainingSteps.Of(spec.Training, train - held - hidden);
        var epoch = (step * steps.In(1)) + (image * held);
        var tested = (long)(spec.Data.TestLimit ?? description.TestCount) * (1 + (spec.Augmentation?.TestViews ?? 0));
        return new(
            step,
            spec.Training.BatchSize / step.TotalSeconds,
            1 / image.TotalSeconds,
            epoch,
            (step * steps.All) + (image * (((long)held * steps.EpochCount) + tested)));
    }

    private static ImageSet RandomImages(DatasetDescription description, int count)
    {
        var stream = new RandomStream(1);
        var pixels = new byte[count * description.Shape.Size];
        for (var index = 0; index < pixels.Length; index++)
        {
            pixels[index] = (byte)stream.NextBits();
        }
        return new(description.Shape, pixels, LabelsLike(description, count));
    }

    private static byte[] LabelsLike(DatasetDescription description, int count) =>
        [.. Enumerable.Range(0, count).Select(index => (byte)(index % description.ClassCount))];
}
