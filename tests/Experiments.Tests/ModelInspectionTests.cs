using Experiments.Data;
using Experiments.Layers;
using Experiments.Models;
using Experiments.Reports.Drawing;
using Experiments.Trials;
using Xunit;
using static TorchSharp.torch;

namespace Experiments;

/// <summary>What is shown of a trained model.</summary>
[Collection(nameof(TorchAlone))]
public sealed class ModelInspectionTests : RunsInAFolder
{
    private readonly Recorder _renderer = new();

    [Fact]
    public void Inspect_WithoutALayer_ShowsTheFirstConvolutionWithItsActivation()
    {
        var run = Run(Some.Spec);

        var inspection = Inspect(run.Folder, image: 7);

        Assert.Equal("conv2d_1_relu", inspection.Layer);
        Assert.Equal(new Shape(4, 12, 12), inspection.Maps);
        Assert.Equal(
            [run.Folder.Figure("activations-base-s1-conv2d_1_relu-image-7")], inspection.Figures);
        Assert.True(File.Exists(inspection.Figures[0]));
    }

    [Fact]
    public void Inspect_OfEveryTestImage_SaysWhatTheTrialSaid()
    {
        var run = Run(Some.Spec with { Data = Some.Spec.Data with { Scale = PixelScale.Standard } });
        var said = PredictionTable.Read(run.Folder.Trial(Some.Plan).Predictions);

        foreach (var image in new[] { 0, 1, 58, 59 })
        {
            var inspection = Inspect(run.Folder, image);

            Assert.Equal(
                (said[image].Label, said[image].Predicted), (inspection.Said.Label, inspection.Said.Predicted));
            Assert.Equal(said[image].Probability, inspection.Said.Probability, 1e-5f);
        }
    }

    [Fact]
    public void Inspect_WithFilters_DrawsThemToo()
    {
        var run = Run(Some.Spec);

        var inspection = Inspect(run.Folder, image: 0, layer: "conv2d_1", withFilters: true);

        Assert.Equal(2, inspection.Figures.Count);
        Assert.Equal(run.Folder.Figure("filters-base-s1-conv2d_1"), inspection.Figures[1]);
    }

    [Fact]
    public void Inspect_LeavesTheRunComplete()
    {
        var run = Run(Some.Spec);
        Inspect(run.Folder, image: 0);
        var before = FileSnapshot.Times(Output.Path);

        Assert.True(Run(Some.Spec).AlreadyComplete);
        Assert.Equal(before, FileSnapshot.Times(Output.Path));
    }

    [Theory]
    [InlineData(60, null, "base-s1 was tested on 60 images, so there is no test image 60. Name one from 0 to 59.")]
    [InlineData(0, "conv2d_1_rel",
        "tiny has no layer conv2d_1_rel that gives maps. Did you mean 'conv2d_1_relu'? These do: conv2d_1, "
        + "conv2d_1_relu, max_pool2d_1, dropout_1.")]
    [InlineData(0, "dense_1",
        "tiny has no layer dense_1 that gives maps. These do: conv2d_1, conv2d_1_relu, max_pool2d_1, dropout_1.")]
    public void Inspect_OfWhatIsNotThere_SaysWhatIs(int image, string? layer, string message)
    {
        var run = Run(Some.Spec);

        var failure = Assert.Throws<ExperimentException>(() => Inspect(run.Folder, image, layer));

        Assert.Equal(message, failure.Message);
        Assert.Equal(FailureKind.Results, failure.Kind);
    }

    [Fact]
    public void Inspect_WithoutConvolution_AsksForALayer()
    {
        IReadOnlyList<LayerSpec> layers = [new Flatten { Name = "flatten_1" }, Some.Dense("dense_1", 10)];
        var run = Run(Some.Spec with { Model = layers });

        var failure = Assert.Throws<ExperimentException>(() => Inspect(run.Folder, image: 0));

        Assert.EndsWith("None of its layers gives any.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_WithoutWeights_SaysSo()
    {
        var run = Run(Some.Spec);
        File.Delete(run.Folder.Trial(Some.Plan).Weights);

        var failure = Assert.Throws<ExperimentException>(() => Inspect(run.Folder, image: 0));

        Assert.Contains("the trained model of base-s1 is not known", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_OfAnotherModelsWeights_IsRefused()
    {
        var run = Run(Some.Spec);
        using (var scope = NewDisposeScope())
        {
            Safetensors.Write(
                run.Folder.Trial(Some.Plan).Weights, new Dictionary<string, Tensor> { ["dense_1.bias"] = zeros(3) });
        }

        var failure = Assert.Throws<ExperimentException>(() => Inspect(run.Folder, image: 0));

        Assert.Contains(
            "its dense_1.bias is 3, that of spec.yaml's model 10", failure.Message, StringComparison.Ordinal);
    }

    private Inspection Inspect(
        RunFolder folder, int image, string? layer = null, bool withFilters = false) =>
        new ModelInspection(folder, new DataLocation(Offline: true), _renderer, Events).Inspect(
            Execution.StoredExperiment.Read(folder),
            Some.Plan,
            image,
            layer,
            withFilters,
            TestContext.Current.CancellationToken);

    private sealed class Recorder : IFigureRenderer
    {
        public List<Figure> Figures { get; } = [];

        public byte[] ToPng(Figure figure)
        {
            Figures.Add(figure);
            return [1, 2, 3];
        }
    }
}
