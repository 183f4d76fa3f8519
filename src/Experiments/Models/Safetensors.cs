using Experiments.Files;
using static TorchSharp.torch;

namespace Experiments.Models;

/// <summary>
/// Reads and writes safetensors files: named tensors that any framework can read, and that run no code.
/// </summary>
public static class Safetensors
{
    /// <summary>
    /// Writes tensors, one at a time from where they lie in memory. The same tensors give the same bytes.
    /// </summary>
    /// <param name="path">Where the file goes; complete or absent.</param>
    /// <param name="tensors">Each name once.</param>
    /// <param name="metadata">Free words about the file; null for none.</param>
    /// <exception cref="ExperimentException">The file cannot be written; kind Results.</exception>
    public static void Write(
        string path,
        IReadOnlyDictionary<string, Tensor> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        var header = SafetensorsHeader.Of(
            tensors.Select(entry =>
                (entry.Key, SafetensorsType.Of(entry.Value.dtype), (IReadOnlyList<long>)entry.Value.shape)),
            metadata ?? new Dictionary<string, string>());
        AtomicFile.Write(path, stream =>
        {
            header.Write(stream);
            foreach (var entry in header.Tensors)
            {
                using var scope = NewDisposeScope();
                stream.Write(tensors[entry.Name].detach().cpu().contiguous().bytes);
            }
        });
    }

    /// <summary>Reads all tensors of a file into processor memory.</summary>
    /// <exception cref="ExperimentException">
    /// The file is missing, cannot be read or breaks the format; kind Results.
    /// </exception>
    public static Dictionary<string, Tensor> Read(string path)
    {
        var tensors = new Dictionary<string, Tensor>();
        ForEach(path, (entry, tensor) => tensors.Add(entry.Name, tensor.MoveToOuterDisposeScope()));
        return tensors;
    }

    /// <summary>
    /// Hands over the tensors of a file one after the other; each is disposed when <paramref name="take"/> returns,
    /// unless that moved it to the outer dispose scope. The whole header is checked before the first.
    /// </summary>
    /// <exception cref="ExperimentException">
    /// The file is missing, cannot be read or breaks the format; kind Results.
    /// </exception>
    public static void ForEach(string path, Action<SafetensorsEntry, Tensor> take)
    {
        try
        {
            using var stream = File.OpenRead(path);
            foreach (var entry in SafetensorsHeader.Read(stream, path).Tensors)
            {
                using var scope = NewDisposeScope();
                var tensor = empty([.. entry.Shape], dtype: SafetensorsType.ToTorch(entry.Type));
                stream.ReadExactly(tensor.bytes);
                take(entry, tensor);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SafetensorsFailure.Of(path, $"it cannot be read ({exception.Message})", exception);
        }
    }
}
