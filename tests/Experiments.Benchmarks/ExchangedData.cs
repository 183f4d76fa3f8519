using Experiments.Data;

namespace Experiments.Benchmarks;

/// <summary>A dataset, and a temporary file of the same bytes for PyTorch's side.</summary>
internal sealed class ExchangedData : IDisposable
{
    public ExchangedData(Dataset dataset)
    {
        Dataset = dataset;
        using var stream = System.IO.File.OpenWrite(File);
        foreach (var images in new[] { dataset.Train, dataset.Test })
        {
            stream.Write(images.Pixels);
            stream.Write(images.Labels);
        }
    }

    public Dataset Dataset { get; }

    public string File { get; } = Path.GetTempFileName();

    public void Dispose() => System.IO.File.Delete(File);
}
