using Experiments.Data;
using Experiments.Execution;
using Experiments.Metrics;
using Experiments.Randomness;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;
using static TorchSharp.torch;

namespace Experiments;

/// <summary>Asks the trained models of a run about images from outside. The run's folder is only read.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="location">Where published files may be; they are needed for data.scale: standard alone.</param>
/// <param name="progress">Told of downloads.</param>
public sealed class ImagePredictor(RunFolder folder, DataLocation location, IProgress<RunEvent> progress)
{
    private const int MostAtOnce = 64;

    /// <summary>
    /// What trials of one variant say of images, by the mean of their probabilities. Each image is taken as it is,
    /// scaled as the trial's own were; views that the experiment tests on take no part.
    /// </summary>
    /// <param name="spec">The variant's spec.</param>
    /// <param name="plans">Completed trials of it, one or more.</param>
    /// <param name="images">The images, in the shape of the dataset's, one or more.</param>
    /// <param name="cancellation">Stops before the next trial.</param>
    /// <exception cref="ExperimentException">Weights or data are missing or damaged.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<ImagePrediction> Predict(
        ExperimentSpec spec,
        IReadOnlyList<TrialPlan> plans,
        IReadOnlyList<OutsideImage> images,
        CancellationToken cancellation)
    {
        var dataset = DatasetCatalogue.Describe(spec.Data.Dataset);
        var scalings = ScalingOf(spec, dataset, cancellation);
        RunEnvironment.Start(Environment.ProcessorCount, DeviceChoice.Cpu);
        var set = new ImageSet(dataset.Shape, [.. images.SelectMany(image => image.Pixels)], new byte[images.Count]);
        var answers = new List<Answers>();
        foreach (var plan in plans)
        {
            cancellation.ThrowIfCancellationRequested();
            answers.Add(Ask(spec, plan, dataset, scalings(plan), set));
        }
        return [.. images.Select((image, place) => Of(image, place, answers, dataset.ClassNames))];
    }

    // Pixels as they are need no training images; mean and deviation are those of what the trial was trained on.
    private Func<TrialPlan, PixelScaling> ScalingOf(
        ExperimentSpec spec, DatasetDescription described, CancellationToken cancellation)
    {
        if (spec.Data.Scale == PixelScale.Unit)
        {
            var unit = PixelScaling.Of(PixelScale.Unit, new ImageSet(described.Shape, [], []), []);
            return _ => unit;
        }
        var dataset = DatasetLoader.Load(spec.Data.Dataset, location, progress, cancellation);
        return plan => TrialExamples.Of(spec.Data, dataset, new TrialSeed(plan.Seed), plan.Fold ?? 1).Scaling;
    }

    private Answers Ask(
        ExperimentSpec spec, TrialPlan plan, DatasetDescription dataset, PixelScaling scaling, ImageSet images)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var model = StoredModel.Load(spec, plan, folder.Trial(plan), dataset);
        var batches = new Batches(images, scaling, Math.Min(MostAtOnce, images.Count));
        int[] all = [.. Enumerable.Range(0, images.Count)];
        var logits = Enumerable.Range(0, batches.StepCount(images.Count))
            .SelectMany(step => model.call(batches.Load(all, step).Images).contiguous().data<float>().ToArray());
        return new(dataset.ClassCount, all, new int[images.Count], [.. logits]);
    }

    private static ImagePrediction Of(
        OutsideImage image, int place, List<Answers> members, IReadOnlyList<string> classNames)
    {
        var mean = new double[classNames.Count];
        foreach (var member in members)
        {
            for (var number = 0; number < mean.Length; number++)
            {
                mean[number] += member.Probabilities[(place * mean.Length) + number] / members.Count;
            }
        }
        var order = Enumerable.Range(0, mean.Length).OrderByDescending(number => mean[number]).ToList();
        return new(
            image,
            new(classNames[order[0]], mean[order[0]]),
            new(classNames[order[1]], mean[order[1]]),
            members.Count(member => member.Predicted[place] == order[0]),
            members.Count);
    }
}

/// <summary>What trained models say of an image from outside.</summary>
/// <param name="Image">The image.</param>
/// <param name="First">The most probable class.</param>
/// <param name="RunnerUp">The second one.</param>
/// <param name="AgreeingCount">Models that find the first one most probable by themselves.</param>
/// <param name="ModelCount">Models that were asked.</param>
public sealed record ImagePrediction(
    OutsideImage Image, ClassProbability First, ClassProbability RunnerUp, int AgreeingCount, int ModelCount);

/// <summary>How probable models find a class.</summary>
/// <param name="Name">The class.</param>
/// <param name="Probability">The mean over the models, 0 to 1.</param>
public sealed record ClassProbability(string Name, double Probability);
