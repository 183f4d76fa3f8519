using Experiments.Data;
using Experiments.Execution;
using Experiments.Files;
using Experiments.Models;
using Experiments.Randomness;
using Experiments.Reports.Drawing;
using Experiments.Reports.Figures;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;
using static TorchSharp.torch;

namespace Experiments;

/// <summary>Shows what a trained model makes of a test image, layer by layer.</summary>
/// <param name="folder">The run's folder; pictures go into its figures, nothing else is touched.</param>
/// <param name="location">Where published files may be.</param>
/// <param name="renderer">Draws.</param>
/// <param name="progress">Told of downloads, and of data that is not what the trial was trained on.</param>
public sealed class ModelInspection(
    RunFolder folder, DataLocation location, IFigureRenderer renderer, IProgress<RunEvent> progress)
{
    /// <summary>
    /// Draws the activation maps of a layer for one test image and, where asked for, the first filters.
    /// </summary>
    /// <param name="experiment">What the folder is a run of.</param>
    /// <param name="plan">The trial whose model it is.</param>
    /// <param name="image">The image's number in the test split, from 0.</param>
    /// <param name="layer">The layer's name; null for the first convolution with its activation.</param>
    /// <param name="withFilters">Whether the filters of the first convolution are drawn too.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <exception cref="ExperimentException">
    /// There is no such layer or image, no weights, or a picture cannot be drawn or written.
    /// </exception>
    public Inspection Inspect(
        Experiment experiment,
        TrialPlan plan,
        int image,
        string? layer,
        bool withFilters,
        CancellationToken cancellation)
    {
        var spec = experiment.Variants.First(variant => variant.Name == plan.Variant).Spec;
        var shown = LayerOf(spec, layer);
        var dataset = DatasetLoader.Load(spec.Data.Dataset, location, progress, cancellation);
        if (dataset.Sha256 != RunHistory.Read(folder).Sha256)
        {
            progress.Report(new Notice(
                $"{spec.Data.Dataset} is other data now than this run was trained on, so the image may be another one "
                + "too."));
        }
        var examples = TrialExamples.Of(spec.Data, dataset, new TrialSeed(plan.Seed), plan.Fold ?? 1);
        if (image >= examples.Test.Count)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{plan.Name} was tested on {examples.Test.Count} images, so there is no test image {image}. Name one "
                + $"from 0 to {examples.Test.Count - 1}.");
        }

        RunEnvironment.Start(Environment.ProcessorCount, DeviceChoice.Cpu);
        using var scope = NewDisposeScope();
        using var model = StoredModel.Load(spec, plan, folder.Trial(plan), dataset.Description);
        var batch = new Batches(examples.Test, examples.Scaling, batchSize: 1).Load([image], step: 0);
        var maps = ImageMaps.Of(model, shown, batch.Images, out var logits);
        var (probability, predicted) = nn.functional.softmax(logits, 1).max(1);
        var names = dataset.Description.ClassNames;
        var said = new Prediction(
            image, examples.Test.Labels[image], (int)predicted.item<long>(), probability.item<float>());
        var heading = $"test image {image}, label {names[said.Label]}, predicted {names[said.Predicted]}";
        List<string> written =
        [
            Draw(
                experiment,
                $"activations-{plan.Name}-{shown}-image-{image}",
                MapSheet.OfActivations(spec.Title, shown, heading, maps)),
        ];
        if (withFilters && ImageMaps.FiltersOf(model, spec.Model, out var convolution) is { } filters)
        {
            written.Add(Draw(
                experiment,
                $"filters-{plan.Name}-{convolution}",
                MapSheet.OfFilters(spec.Title, convolution, plan, filters)));
        }
        return new(folder, plan, said, names[said.Label], names[said.Predicted], shown, maps.Shape, written);
    }

    private string Draw(Experiment experiment, string name, Figure figure)
    {
        var path = folder.Figure(name);
        var png = renderer.ToPng(FigureProvenance.OfSpec(experiment).In(figure));
        AtomicFile.Write(path, stream => stream.Write(png));
        return path;
    }

    private static string LayerOf(ExperimentSpec spec, string? layer)
    {
        var known = ImageMaps.LayersWithMaps(spec.Model, DatasetCatalogue.Describe(spec.Data.Dataset).Shape)
            .Select(row => row.Name).ToList();
        if (layer is null)
        {
            return ImageMaps.FirstConvolution(spec.Model)
                ?? throw Unknown(
                    $"{spec.Name} has no convolution, whose maps would be shown where --layer names no layer.");
        }
        return known.Contains(layer)
            ? layer
            : throw Unknown(
                $"{spec.Name} has no layer {layer} that gives maps."
                + (Spelling.Nearest(layer, known) is { } near ? $" Did you mean '{near}'?" : ""));

        ExperimentException Unknown(string finding) => new(
            FailureKind.Results,
            known.Count == 0
                ? $"{finding} None of its layers gives any." : $"{finding} These do: {string.Join(", ", known)}.");
    }
}

/// <summary>What was looked at in a trained model.</summary>
/// <param name="Folder">The run.</param>
/// <param name="Plan">The trial.</param>
/// <param name="Said">What the model says of the image.</param>
/// <param name="Label">The name of the class that the image is said to be of.</param>
/// <param name="Predicted">The name of the class that the model finds most probable.</param>
/// <param name="Layer">The layer whose maps are shown.</param>
/// <param name="Maps">[maps, height, width].</param>
/// <param name="Figures">The PNGs' full paths.</param>
public sealed record Inspection(
    RunFolder Folder,
    TrialPlan Plan,
    Prediction Said,
    string Label,
    string Predicted,
    string Layer,
    Layers.Shape Maps,
    IReadOnlyList<string> Figures);
