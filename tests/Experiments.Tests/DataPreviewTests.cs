using Experiments.Data;
using Experiments.Files;
using Experiments.Reports.Drawing;
using Xunit;

namespace Experiments;

public sealed class DataPreviewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Recorder _renderer = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_OfAnExperiment_DrawsTheFirst25TrainingImages()
    {
        var sheet = Write(Some.Spec, count: null, seed: null);

        Assert.Equal((25, 5), (sheet.Images.Count, sheet.Columns));
        Assert.Equal(["0"], sheet.Images[0].Caption);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(_folder.At("sheet.png")));
    }

    [Fact]
    public void Write_OfMoreThanThereAre_DrawsAll()
    {
        var spec = Some.Spec with { Data = Some.Spec.Data with { TrainLimit = 40 } };

        Assert.Equal(40, Write(spec, count: 50, seed: null).Images.Count);
    }

    [Fact]
    public void Write_WithASeed_DrawsOthers()
    {
        var first = Write(Some.Spec, count: 9, seed: null);
        var drawn = Write(Some.Spec, count: 9, seed: 5);
        var again = Write(Some.Spec, count: 9, seed: 5);

        Assert.NotEqual(first.Images[0].Pixels, drawn.Images[0].Pixels);
        Assert.Equal(drawn.Images.Select(image => image.Pixels), again.Images.Select(image => image.Pixels));
    }

    [Fact]
    public void Write_OfAnExperimentThatAugments_DrawsVersionsBesideOriginals()
    {
        var spec = Some.Spec with { Augmentation = new Augmentation { Rotation = 30 } };

        var sheet = Write(spec, count: 2, seed: null);

        Assert.Equal((14, 7), (sheet.Images.Count, sheet.Columns));
        Assert.Equal(14, sheet.Images.Select(image => Convert.ToHexString(image.Pixels)).Distinct().Count());
    }

    private ImageSheet Write(Spec.ExperimentSpec spec, int? count, int? seed)
    {
        var preview = new DataPreview(new DataLocation(), _renderer, new Progress<RunEvent>());
        preview.Write(spec, _folder.At("sheet.png"), count, seed, CancellationToken.None);
        return Assert.IsType<ImageSheet>(Assert.Single(_renderer.Figure!.Panels));
    }

    private sealed class Recorder : IFigureRenderer
    {
        public Figure? Figure { get; private set; }

        public byte[] ToPng(Figure figure)
        {
            Figure = figure;
            return [1, 2, 3];
        }
    }
}
