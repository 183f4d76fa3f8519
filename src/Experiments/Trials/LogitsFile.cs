using System.Runtime.InteropServices;
using Experiments.Files;
using Experiments.Metrics;
using Experiments.Models;
using Experiments.Training;

namespace Experiments.Trials;

/// <summary>
/// logits.safetensors: what a trained model says of every validation and test example, from which ensembles and
/// comparisons are computed without it. Tensors test.logits [examples, classes], test.labels and test.examples
/// [examples], and the same with validation.
/// </summary>
public static class LogitsFile
{
    private const string Validation = "validation";
    private const string Test = "test";

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="validation">What the model says of the validation examples; null where there are none.</param>
    /// <param name="test">What it says of the test examples.</param>
    /// <exception cref="ExperimentException">The file cannot be written; kind Results.</exception>
    public static void Write(string path, Evaluation? validation, Evaluation test)
    {
        var arrays = new Dictionary<string, (string Type, IReadOnlyList<long> Shape, byte[] Bytes)>();
        Add(Test, test);
        if (validation is not null)
        {
            Add(Validation, validation);
        }
        var header = SafetensorsHeader.Of(
            arrays.Select(array => (array.Key, array.Value.Type, array.Value.Shape)), new Dictionary<string, string>());
        AtomicFile.Write(path, stream =>
        {
            header.Write(stream);
            foreach (var entry in header.Tensors)
            {
                stream.Write(arrays[entry.Name].Bytes);
            }
        });

        void Add(string split, Evaluation evaluation)
        {
            long count = evaluation.Predictions.Count;
            arrays[$"{split}.logits"] =
                ("F32", [count, evaluation.Logits.Count / count], Bytes([.. evaluation.Logits]));
            arrays[$"{split}.labels"] =
                ("I32", [count], Bytes([.. evaluation.Predictions.Select(prediction => prediction.Label)]));
            arrays[$"{split}.examples"] =
                ("I32", [count], Bytes([.. evaluation.Predictions.Select(prediction => prediction.Example)]));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote, without torch.</summary>
    /// <exception cref="ExperimentException">The file is missing or damaged; kind Results.</exception>
    public static (Answers? Validation, Answers Test) Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var arrays = SafetensorsHeader.Read(stream, path).Tensors.ToDictionary(
                entry => entry.Name, entry => (Entry: entry, Bytes: BytesOf(stream, entry)));
            return (
                arrays.ContainsKey($"{Validation}.logits") ? AnswersOf(arrays, Validation, path) : null,
                AnswersOf(arrays, Test, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SafetensorsFailure.Of(path, $"it cannot be read ({exception.Message})", exception);
        }
    }

    private static Answers AnswersOf(
        Dictionary<string, (SafetensorsEntry Entry, byte[] Bytes)> arrays, string split, string path)
    {
        if (arrays.GetValueOrDefault($"{split}.logits")
                is not ({ Type: "F32", Shape: [var count, var classes] }, { } logits)
            || arrays.GetValueOrDefault($"{split}.labels") is not ({ Type: "I32", Shape: [var labelCount] }, { } labels)
            || arrays.GetValueOrDefault($"{split}.examples")
                is not ({ Type: "I32", Shape: [var exampleCount] }, { } examples)
            || labelCount != count || exampleCount != count)
        {
            throw SafetensorsFailure.Of(
                path, $"logits, labels and examples of the {split} split are missing or do not fit");
        }
        return new Answers(
            (int)classes,
            MemoryMarshal.Cast<byte, int>(examples).ToArray(),
            MemoryMarshal.Cast<byte, int>(labels).ToArray(),
            MemoryMarshal.Cast<byte, float>(logits).ToArray());
    }

    private static byte[] BytesOf(Stream stream, SafetensorsEntry entry)
    {
        var bytes = new byte[entry.Size];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Bytes<T>(T[] numbers)
        where T : unmanaged => MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();
}
